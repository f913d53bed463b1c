import { tsString } from '../base/literal.ts';
import { compareText } from '../base/order.ts';
import { fits } from './width.ts';

/** One imported name, and its name here. */
export interface ImportedName {
  readonly name: string;
  readonly as: string;
  readonly isType: boolean;
}

/** `import { a, type B as C } from './x.ts';` on one line, or a name a line where that is too long. */
export function printImport(names: readonly ImportedName[], from: string): string {
  const areTypes = names.every((name) => name.isType);
  const parts = names.toSorted(byName).map(({ name, as, isType }) => {
    const renamed = as === name ? name : `${name} as ${as}`;
    return isType && !areTypes ? `type ${renamed}` : renamed;
  });
  const keyword = areTypes ? 'import type' : 'import';
  const inline = `${keyword} { ${parts.join(', ')} } from ${tsString(from)};`;
  // A single name is never broken, however long.
  if (fits(inline.length) || parts.length === 1) return inline;
  return `${keyword} {\n${parts.map((part) => `  ${part},\n`).join('')}} from ${tsString(from)};`;
}

/** A relative import from one project file to another: `../../gen/handler/user.ts`. */
export function relativeImport(fromPath: string, toPath: string): string {
  const from = fromPath.split('/').slice(0, -1);
  const to = toPath.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  const path = [...up, ...to.slice(shared)].join('/');
  return up.length === 0 ? `./${path}` : path;
}

function byName(left: ImportedName, right: ImportedName): number {
  return compareText(left.name.toLowerCase(), right.name.toLowerCase()) || compareText(left.name, right.name);
}
