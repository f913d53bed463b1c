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
  let shared = 0;
  for (let slash = fromPath.indexOf('/'); slash !== -1; slash = fromPath.indexOf('/', shared)) {
    const folder = fromPath.slice(shared, slash + 1);
    if (!toPath.startsWith(folder, shared)) break;
    shared = slash + 1;
  }
  const up = fromPath.slice(shared).split('/').length - 1;
  return `${up === 0 ? './' : '../'.repeat(up)}${toPath.slice(shared)}`;
}

function byName(left: ImportedName, right: ImportedName): number {
  return compareText(left.name.toLowerCase(), right.name.toLowerCase()) || compareText(left.name, right.name);
}
