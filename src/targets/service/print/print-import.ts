import { tsString } from '../../../base/literal.ts';
import { compareText } from '../../../base/order.ts';
import { fits } from './width.ts';

/** One imported name; `as` where it has another name here. */
export interface ImportedName {
  readonly name: string;
  readonly as?: string;
}

/** `import type { A, B as C } from './x.ts';` on one line, or a name a line where that is too long. */
export function printImport(
  kind: 'import' | 'import type',
  names: readonly ImportedName[],
  from: string,
): string {
  const parts = names
    .map(({ name, as }) => (as === undefined || as === name ? name : `${name} as ${as}`))
    .toSorted(compareText);
  const inline = `${kind} { ${parts.join(', ')} } from ${tsString(from)};`;
  // A single name is never broken, however long.
  if (fits(inline.length) || parts.length === 1) return inline;
  return `${kind} {\n${parts.map((part) => `  ${part},\n`).join('')}} from ${tsString(from)};`;
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
