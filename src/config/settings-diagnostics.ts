import { defineDiagnostic } from '../diagnostics/definition.ts';

/** A command that works inside a project was started elsewhere. */
export const projectNotFound = defineDiagnostic({
  code: 'project-not-found',
  severity: 'error',
  message:
    'There is no "apigen.json" in "{path}" nor in a folder above it. Go to a project, or make one with "apigen new <contract>".',
  explanation:
    'This command works inside a project that "apigen new" made; the settings file "apigen.json" marks its folder.',
});

/** A settings file that is no text. */
export const settingsNotUtf8 = defineDiagnostic({
  code: 'settings-not-utf8',
  severity: 'error',
  message: 'The file "{path}" is not UTF-8 text. Save it as UTF-8.',
  explanation: 'Settings are read as UTF-8; any other encoding would be misread silently.',
});

/** A setting that does not exist. */
export const settingUnknown = defineDiagnostic({
  code: 'setting-unknown',
  severity: 'error',
  message: 'There is no setting "{name}".{suggestion}',
  explanation:
    'A misspelt setting would silently have no effect, so unknown ones are refused. The JSON schema that "apigen.json" names lists all of them.',
});

/** A setting given twice. */
export const settingDuplicate = defineDiagnostic({
  code: 'setting-duplicate',
  severity: 'error',
  message: 'The setting "{name}" is given twice. Remove one of them.',
  explanation: 'JSON lets the last one win, which hides the first; so it is refused.',
});

/** A setting with a value that it cannot have. */
export const settingInvalid = defineDiagnostic({
  code: 'setting-invalid',
  severity: 'error',
  message: 'The setting "{name}" must be {rule}.',
  explanation: 'The JSON schema that "apigen.json" names says what each setting may be.',
});

/** A setting that must be given. */
export const settingMissing = defineDiagnostic({
  code: 'setting-missing',
  severity: 'error',
  message: 'The setting "{name}" is missing. {summary}',
  explanation: 'Without it apigen cannot know what to generate. "apigen new" writes it.',
});
