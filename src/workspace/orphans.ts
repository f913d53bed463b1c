import { camelCase } from '../base/naming.ts';
import { baseName } from '../base/path.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isUntouched } from './file-states.ts';
import type { Manifest } from './manifest.ts';
import type { OrphanChange, Plan } from './plan.ts';
import type { VirtualFile } from './virtual-file.ts';

/** A file that nothing in the contract asks for any more. */
export const fileOrphaned = defineDiagnostic({
  code: 'file-orphaned',
  severity: 'hint',
  message:
    '{nobody} "{path}" any more. It holds work of yours, so it stays; delete it when you no longer need it.',
  explanation:
    'Its handler or middleware left the contract, or its plugin gives it no longer. Files of yours are never deleted by apigen, nor are generated ones that somebody edited.',
});

/** A stub that nothing in the contract asks for any more and that nobody ever edited. */
export const stubOrphaned = defineDiagnostic({
  code: 'stub-orphaned',
  severity: 'hint',
  message: '{nobody} "{path}" any more, and nobody ever edited it: "apigen prune" deletes it.',
  explanation:
    'Its handler or middleware left the contract, or its plugin gives it no longer, and the file is still the stub that apigen wrote. "apigen generate" deletes no file of yours; "apigen prune" deletes such stubs when you want it to.',
});

/** A model whose table is gone. */
export const modelOrphaned = defineDiagnostic({
  code: 'model-orphaned',
  severity: 'hint',
  message:
    'The table of the model "{path}" is gone. The file is yours, so it stays; "apigen prune" deletes it unless you have changed it, and names it if you have.',
  explanation:
    'The table was dropped, renamed or left out when the database was read last. Files of yours are deleted by "apigen prune" alone, which shows them first. Is the table still there, name it with "--table" in the next "apigen model".',
});

/** A route whose handler has another name now. */
export const handlerRenamed = defineDiagnostic({
  code: 'handler-renamed',
  severity: 'warning',
  message:
    'The handler of "{route}" seems to have been renamed: move your code from "{from}" to "{to}" and delete the old file.',
  explanation:
    'A handler vanished from the contract and another one serves the same method and path. The new one has an empty stub; what you wrote is still in the old file. "apigen rename handler Old New" instead of an edit of the contract renames in both, and follows the name through your code.',
});

/** Whether a finding says no more than that nothing asks for a file any more. */
export function isOfOrphan({ code }: Diagnostic): boolean {
  return [fileOrphaned, stubOrphaned, handlerRenamed].some((definition) => definition.code === code);
}

/**
 * What became of files that left the contract: renamed where somebody worked on them and the same route has another file
 * now, orphaned otherwise.
 * `files` are all that serve a route now.
 */
export function orphanDiagnostics(
  plan: Plan,
  manifest: Manifest,
  files: readonly Pick<VirtualFile, 'path' | 'route'>[],
): Diagnostic[] {
  const byRoute = new Map(
    files.flatMap((file) => (file.route === undefined ? [] : [[file.route, file.path]])),
  );
  return plan
    .filter((change): change is OrphanChange => change.kind === 'orphan')
    .map(({ path, before }) => {
      const known = manifest.files.get(path);
      if (isModel(path) && known?.source.startsWith('table ') === true)
        return report(modelOrphaned, { path });
      const isOfPlugin = known?.source.startsWith('plugin:') === true;
      const nobody = isOfPlugin ? 'No plugin gives' : 'Nothing in the contract uses';
      if (isUntouched(known, before)) return report(stubOrphaned, { nobody, path });
      const route = known?.route;
      const to = route === undefined ? undefined : byRoute.get(route);
      if (route === undefined || to === undefined) return report(fileOrphaned, { nobody, path });
      const isGroupLeft = [...byRoute.values()].every((other) => groupOf(other) !== groupOf(path));
      return report(handlerRenamed, { route, from: path, to }, renameHint(path, to, isGroupLeft));
    });
}

/** In a service, or in a folder that models alone go to; what a file stems from does not tell: contracts may be called anything. */
function isModel(path: string): boolean {
  return /^(?:src\/)?model\//.test(path);
}

/** The names of handlers and groups as their files tell them; nothing else remembers the old one. */
function renameHint(from: string, to: string, isGroupLeft: boolean): { readonly hint?: string } {
  const [oldName, newName] = [handlerOf(from), handlerOf(to)];
  if (oldName !== newName) {
    const command = `"apigen rename handler ${oldName} ${newName}"`;
    return { hint: `${command} does all of that, also now, as long as nobody wrote in the new file.` };
  }
  const [oldGroup, newGroup] = [groupOf(from), groupOf(to)];
  // One route that changed its group is no renamed group, and routes outside of all groups have none to name.
  if (!isGroupLeft || oldGroup === '' || newGroup === '') return {};
  const command = `"apigen rename group ${oldGroup} ${newGroup}"`;
  return { hint: `${command} moves all files along, also now, as long as nobody wrote in the new ones.` };
}

/** `src/logic/user/admin/get-user.ts` → `user/admin`. */
function groupOf(path: string): string {
  return path.split('/').slice(2, -1).join('/');
}

/** `src/logic/user/get-user.ts` → `getUser`. */
function handlerOf(path: string): string {
  return camelCase(baseName(path).replace(/\.ts$/, ''));
}
