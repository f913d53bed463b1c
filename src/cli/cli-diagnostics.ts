import { sortBy } from '../base/order.ts';
import { catalog } from '../catalog.ts';
import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import { fileNotAdopted } from './ownership/adopt-project.ts';
import { codeUnknown } from './explain-code.ts';
import { pruneUnconfirmed } from './ownership/prune-project.ts';
import {
  renameAmbiguous,
  renameFileTaken,
  renameGroupTaken,
  renameInvalid,
  renameNameTaken,
  renameOutside,
  renameRefused,
  renameUnknown,
} from './rename/rename-diagnostics.ts';
import { projectsNotFound } from './generate/generate-all.ts';
import { importNotPortable } from './project/contract-copy.ts';
import { pluginFailed } from './plugin/ask-plugin.ts';
import * as migrateDiagnostics from './migrate/migrate-diagnostics.ts';
import { migrationBlocked } from './migrations/migration.ts';
import { installFailed, installInterrupted } from './create/finish-project.ts';
import { fileSystemFailure, outputRefused } from './host-failure.ts';
import { fileUnfit, generatedUnfit } from './project/type-check.ts';
import { dependencyMissing } from './project/missing-dependencies.ts';
import {
  templateBroken,
  templateOutdated,
  templateUnknown,
  templateViewChanged,
} from './project/open-own-templates.ts';
import { pluginInputFolder, templateBlocked, templateNotUtf8 } from './project/read-additions.ts';
import { runInterrupted, runUndone } from './project/on-mended-project.ts';
import { pluginUnknown } from './plugin/run-plugin-action.ts';
import { pluginError, pluginHint, pluginPathRefused, pluginWarning } from './plugin/run-plugins.ts';
import { templateNameMissing, templateNotFound } from './template/run-template-action.ts';
import { manifestUnsettled } from './project/manifest-unsettled.ts';
import { updateBackwards, updateVersionElsewhere, updateVersionInvalid } from './update/update-version.ts';
import {
  modelConventionImpossible,
  modelNameTaken,
  modelPatternUnmatched,
  modelPropertyTaken,
  modelTypeImpossible,
} from './model/model-diagnostics.ts';
import { apiFileTaken, apiFileUnfit, apiIntegerWide } from './model/api-diagnostics.ts';
import {
  databaseUrlMissing,
  ddlFileMissing,
  ddlFileUnreadable,
  ddlFolderEmpty,
  modelPlaceMissing,
} from './model/source-diagnostics.ts';
import { usageMistake } from './parse-arguments.ts';
import { projectNameInvalid, portInvalid, directoryTwice } from './create/project-facts.ts';
import { targetNotDirectory, targetNotEmpty, projectExists } from './create/project-target.ts';
import { contractMissing } from './project/project.ts';
import { integerRounded } from './project/rounded-integers.ts';
import { versionDrift } from './project/version-drift.ts';
import { starterExists, starterNotApi } from './create/write-starter.ts';

/** Every definition of this folder, for `apigen explain`. */
export const cliDiagnostics = [
  importNotPortable,
  installFailed,
  installInterrupted,
  integerRounded,
  fileSystemFailure,
  outputRefused,
  usageMistake,
  projectNameInvalid,
  portInvalid,
  directoryTwice,
  targetNotDirectory,
  targetNotEmpty,
  projectExists,
  contractMissing,
  runInterrupted,
  runUndone,
  starterExists,
  starterNotApi,
  codeUnknown,
  versionDrift,
  fileUnfit,
  generatedUnfit,
  dependencyMissing,
  projectsNotFound,
  templateBroken,
  templateUnknown,
  templateViewChanged,
  templateOutdated,
  templateBlocked,
  templateNotUtf8,
  pluginInputFolder,
  pluginFailed,
  pluginError,
  pluginWarning,
  pluginHint,
  pluginPathRefused,
  pluginUnknown,
  templateNotFound,
  templateNameMissing,
  migrationBlocked,
  manifestUnsettled,
  updateVersionInvalid,
  updateVersionElsewhere,
  updateBackwards,
  fileNotAdopted,
  pruneUnconfirmed,
  renameAmbiguous,
  renameFileTaken,
  renameGroupTaken,
  renameInvalid,
  renameNameTaken,
  renameOutside,
  renameRefused,
  renameUnknown,
  modelConventionImpossible,
  modelNameTaken,
  modelPatternUnmatched,
  modelPropertyTaken,
  modelTypeImpossible,
  apiFileTaken,
  apiFileUnfit,
  apiIntegerWide,
  databaseUrlMissing,
  ddlFileMissing,
  ddlFileUnreadable,
  ddlFolderEmpty,
  modelPlaceMissing,
  ...Object.values(migrateDiagnostics),
] as const;

/** Every diagnostic that a command can report, by code. */
export const allDiagnostics: readonly DiagnosticDefinition[] = sortBy(
  [...catalog, ...cliDiagnostics],
  ({ code }) => code,
);
