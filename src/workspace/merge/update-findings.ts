import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan.ts';

/** Owner and apigen changed the same lines. */
export const mergeConflict = defineDiagnostic({
  code: 'merge-conflict',
  severity: 'error',
  message:
    'You and apigen changed the same in "{path}" ({places}). Between "<<<<<<< yours" and ">>>>>>> apigen" it has both versions: keep what you want, and remove the markers.',
  explanation:
    'An update brings what apigen changed since it last wrote a file together with what you changed in it. Where both changed the same, only you can decide. Everything that you wrote is still in the file, and in a git repository the conflict shows in "git status" like any other; "git add" settles it.',
});

/** The conflict of an earlier merge is still there. */
export const mergeUnresolved = defineDiagnostic({
  code: 'merge-unresolved',
  severity: 'error',
  message:
    'There are conflict markers in "{path}", so nothing was merged into it. Settle them, and run "apigen update" again.',
  explanation:
    'A file that waits for a decision cannot be merged with anything. Keep what you want of what stands between the markers, and remove the markers.',
});

/** A file of which nobody knows what apigen once wrote. */
export const mergeBaseUnknown = defineDiagnostic({
  code: 'merge-base-unknown',
  severity: 'hint',
  message:
    'The file "{path}" was not updated: it is no text, or apigen does not know what it once wrote there, so it cannot tell your changes from its own.',
  explanation:
    'What apigen last wrote is recorded in ".apigen/manifest.json"; a file that stood there before has no such record. To take over what is new in it, make the project once more in another folder with "apigen new <contract> <folder>" and compare.',
});

/** What an update has to say about its plan, in the order of the plan. */
export function updateDiagnostics(plan: Plan): Diagnostic[] {
  return plan.flatMap(findingOf);
}

function findingOf(change: Change): Diagnostic[] {
  const { path } = change;
  if (change.kind === 'merge' && change.conflicts > 0) {
    const places = change.conflicts === 1 ? 'one place' : `${change.conflicts} places`;
    return [report(mergeConflict, { path, places })];
  }
  if (change.kind !== 'keep') return [];
  if (change.reason === 'unresolved') return [report(mergeUnresolved, { path })];
  return change.reason === 'not-mergeable' ? [report(mergeBaseUnknown, { path })] : [];
}
