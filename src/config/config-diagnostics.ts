import { jsonSyntax } from './parse-json.ts';
import {
  projectNotFound,
  settingsNotUtf8,
  settingUnknown,
  settingDuplicate,
  settingInvalid,
  settingMissing,
} from './read-settings.ts';

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
