import { assertNever } from '../base/assert-never.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ConflictChange, Plan } from './plan.ts';

/** A generated path holds a file of somebody else. */
export const fileNotOurs = defineDiagnostic({
  code: 'file-not-ours',
  severity: 'error',
  message:
    'The file "{path}" exists and was not written by apigen. Move it away, or let apigen replace it with --force.',
  explanation:
    'Apigen replaces only files that it wrote itself and that nobody edited since; the manifest ".apigen/manifest.json" says which. Nothing was written.',
});

/** A generated file was edited. */
export const fileEdited = defineDiagnostic({
  code: 'file-edited',
  severity: 'error',
  message:
    'The generated file "{path}" was changed, by hand or by a merge of git. Move what you wrote to a file of yours (below "src/logic", "src/middleware" or in "src/context.ts"), then let apigen replace it with --force.',
  explanation:
    'Files below "src/gen" are rewritten whenever the contract changes, so an edit there could not survive. Apigen stops instead of losing it. Where git left its conflict markers there is nothing to settle by hand: --force writes the file anew, and "src/gen/** -merge" in ".gitattributes" keeps git from merging such files. Nothing was written.',
});

/** A directory, a link or something else stands where a file goes. */
export const fileBlocked = defineDiagnostic({
  code: 'file-blocked',
  severity: 'error',
  message:
    'Something that is not a plain file stands at "{path}", or a file at one of its folders. Move it away.',
  explanation:
    'Apigen writes plain files only and never replaces a folder or a symbolic link. Nothing was written.',
});

/** A path that leads out of the project. */
export const fileOutside = defineDiagnostic({
  code: 'file-outside',
  severity: 'error',
  message:
    'The path "{path}" leaves the project, by its name or through a symbolic link; nothing is written there.',
  explanation:
    'Apigen writes inside the project only and follows no symbolic link that leaves it. Nothing was written.',
});

/** A name that no file system takes. */
export const fileNameTooLong = defineDiagnostic({
  code: 'file-name-too-long',
  severity: 'error',
  message:
    'The path "{path}" is too long for a file: a name may have 255 bytes, a path 1024. Give the handler, group or file that it is named after a shorter name.',
  explanation:
    'Hardly any file system takes longer names, so the project could not be written, or not be checked out elsewhere. Nothing was written.',
});

/** Two paths that one file system may hold as one. */
export const fileCaseCollision = defineDiagnostic({
  code: 'file-case-collision',
  severity: 'error',
  message: 'The path "{path}" differs only in upper and lower case from "{other}". Rename one of them.',
  explanation:
    'On many machines such files are one and the same, so one of them would be lost there. Nothing was written.',
});

/** One diagnostic for every conflict of a plan, in its order. */
export function conflictDiagnostics(plan: Plan): Diagnostic[] {
  return plan
    .filter((change): change is ConflictChange => change.kind === 'conflict')
    .map(conflictDiagnostic);
}

function conflictDiagnostic({ path, reason, other = 'another file' }: ConflictChange): Diagnostic {
  switch (reason) {
    case 'not-ours':
      return report(fileNotOurs, { path });
    case 'edited':
      return report(fileEdited, { path });
    case 'not-a-file':
      return report(fileBlocked, { path });
    case 'outside':
      return report(fileOutside, { path });
    case 'too-long':
      return report(fileNameTooLong, { path });
    case 'case-collision':
      return report(fileCaseCollision, { path, other });
    default:
      return assertNever(reason);
  }
}
