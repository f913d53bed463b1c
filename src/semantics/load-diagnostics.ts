import { defineDiagnostic } from '../diagnostics/definition.ts';

/** A contract or an import that is not there. */
export const fileNotFound = defineDiagnostic({
  code: 'file-not-found',
  severity: 'error',
  message: 'The file "{path}" does not exist.',
  explanation:
    'A contract or one of its imports names a file that is not there. Imports are looked for next to the importing file ' +
    'first and then in the folder of the root contract. Check the spelling, or create the file.',
});

/** A contract or an import that the system does not let us read. */
export const fileUnreadable = defineDiagnostic({
  code: 'file-unreadable',
  severity: 'error',
  message: 'The file "{path}" cannot be read ({reason}).',
  explanation: 'The file is there but the system refuses to read it. Check its permissions.',
});

/** A folder where a contract is expected. */
export const fileIsDirectory = defineDiagnostic({
  code: 'file-is-directory',
  severity: 'error',
  message: '"{path}" is a folder, not a contract.',
  explanation: 'Give the path of one `.api` file; the files that it imports are found from there.',
});

/** A pipe, a device, or a link that leads nowhere, where a contract is expected. */
export const fileNotRegular = defineDiagnostic({
  code: 'file-not-regular',
  severity: 'error',
  message: '"{path}" is {kind}, not a contract.',
  explanation:
    'Contracts and their imports are ordinary files, or links to them: they are read again with every run, which a pipe or a device may never end to answer.',
});

/** A contract under another ending. */
export const fileNotApi = defineDiagnostic({
  code: 'file-not-api',
  severity: 'error',
  message: 'The file "{path}" does not end in ".api".',
  explanation:
    'Contracts and their imports end in `.api`, so that no other file is taken for one by mistake. Rename the file.',
});

/** A contract in another encoding. */
export const fileNotUtf8 = defineDiagnostic({
  code: 'file-not-utf8',
  severity: 'error',
  message: 'The file "{path}" is not UTF-8 text (first at line {line}).',
  explanation: 'Contracts are read as UTF-8 only. Save the file as UTF-8 in your editor.',
});

/** A contract that two branches changed and nobody settled. */
export const contractUnmerged = defineDiagnostic({
  code: 'contract-unmerged',
  severity: 'error',
  message: 'Git left conflict markers here: two branches changed the same lines.',
  explanation:
    'Merging, rebasing or picking a commit stopped at the contract. Settle it there and run "apigen generate"; the generated files and the manifest follow from the contract, so there is never a need to merge them by hand.',
});

/** Files that import each other in a circle. */
export const importCycle = defineDiagnostic({
  code: 'import-cycle',
  severity: 'error',
  message: 'Imports form a cycle: {cycle}.',
  explanation:
    'A file imports itself through others. Move what both sides need into a file of its own that imports neither of them.',
});

/** Every definition of the loader, for the catalogue. */
export const loadDiagnostics = [
  fileNotFound,
  fileUnreadable,
  fileIsDirectory,
  fileNotRegular,
  fileNotApi,
  fileNotUtf8,
  contractUnmerged,
  importCycle,
] as const;
