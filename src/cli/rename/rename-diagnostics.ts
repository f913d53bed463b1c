import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** There is nothing of that name. */
export const renameUnknown = defineDiagnostic({
  code: 'rename-unknown',
  severity: 'error',
  message: 'The contract has no {kind} "{name}".{suggestion}',
  explanation:
    '"apigen rename" takes the name as it stands in the contract: behind "@handler", in a "type" statement, or as the "group" of a "@server" list. "apigen inspect <contract>" lists them.',
});

/** Several handlers have that name. */
export const renameAmbiguous = defineDiagnostic({
  code: 'rename-ambiguous',
  severity: 'error',
  message: 'Several groups have a handler "{name}". Write the group in front: {names}.',
  explanation: 'A handler is unique in its group only, so the group says which one is meant.',
});

/** The new name cannot be written into a contract. */
export const renameInvalid = defineDiagnostic({
  code: 'rename-invalid',
  severity: 'error',
  message: 'A {kind} cannot be called "{name}". {rule}',
  explanation:
    'Handlers and types are names of letters, digits and "_" that begin with no digit; a group is such names, also with "-", joined by "/".',
});

/** With the new name the contract would have errors. */
export const renameRefused = defineDiagnostic({
  code: 'rename-refused',
  severity: 'error',
  message: 'With the {kind} "{from}" called "{to}" the contract would have errors. Nothing was written.',
  explanation:
    'The renamed contract is checked by the same rules as every contract before anything is written; its errors stand below. Choose a name that nothing else has.',
});

/** The new group is there already. */
export const renameGroupTaken = defineDiagnostic({
  code: 'rename-group-taken',
  severity: 'error',
  message: 'There is a group "{name}" already. Choose another name, or move the routes in the contract.',
  explanation: 'Renaming a group to one that exists would join both, and no rename could part them again.',
});

/** A file of the contract is not the project's. */
export const renameOutside = defineDiagnostic({
  code: 'rename-outside',
  severity: 'error',
  message:
    'The name stands in "{path}" too, which is outside of the project. Rename it there by hand, then run "apigen generate".',
  explanation:
    'Apigen writes inside the project only. A contract that several projects share is renamed for all of them.',
});

/** A file stands where a logic file goes. */
export const renameFileTaken = defineDiagnostic({
  code: 'rename-file-taken',
  severity: 'error',
  message: 'The file "{from}" would become "{path}", but something stands there already. Move it away.',
  explanation: 'A file of yours is never overwritten. Nothing was written.',
});

/** The new name already means something in a file of the owner's. */
export const renameNameTaken = defineDiagnostic({
  code: 'rename-name-taken',
  severity: 'error',
  message:
    'The file "{path}" uses the name "{name}" for something else (line {line}). Call that differently first, or choose another new name.',
  explanation:
    'The code in the file speaks of what is renamed and would have one name for two things. Nothing was written.',
});
