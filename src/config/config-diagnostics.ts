import { jsonSyntax } from './parse-json.ts';
import {
  projectNotFound,
  settingsNotUtf8,
  settingUnknown,
  settingDuplicate,
  settingInvalid,
  settingMissing,
} from './settings-diagnostics.ts';

/** Every definition of this folder, for the catalogue. */
export const configDiagnostics = [
  jsonSyntax,
  projectNotFound,
  settingsNotUtf8,
  settingUnknown,
  settingDuplicate,
  settingInvalid,
  settingMissing,
] as const;
