import { relativePath } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { findModule, movedPlace, type ModulePaths } from './module-place.ts';

/** A name for modules that `paths` in tsconfig.json or `imports` in package.json gives: `#logic/*` for `src/logic/*`. */
export interface PathAlias {
  readonly pattern: string;
  /** From the root of the project. */
  readonly target: string;
  /** Where the target is written, between the quotes. */
  readonly span: Span;
  /** What stands there: `./src/logic/*`. */
  readonly written: string;
  /** The folder that it is seen from, empty for that of the project. */
  readonly base: string;
}

/** Where modules are and where they go. */
export interface AliasMoves {
  readonly modules: ModulePaths;
  /** New path by old path. */
  readonly moves: ReadonlyMap<string, string>;
}

/** What an import through an alias comes to. */
export type AliasedImport =
  | { readonly kind: 'specifier'; readonly specifier: string }
  /** No alias leads to the new place of the module. */
  | { readonly kind: 'place'; readonly place: string };

/** How a module that moves is imported from now on; undefined where a text is no alias of one, or stays as it is. */
export function moveAlias(
  specifier: string,
  aliases: readonly PathAlias[],
  { modules, moves }: AliasMoves,
): AliasedImport | undefined {
  for (const { pattern, target } of aliases) {
    const star = matchPattern(pattern, specifier);
    if (star === undefined) continue;
    const place = fill(target, star);
    const module = findModule(place, modules);
    const moved = module === undefined ? undefined : moves.get(module);
    if (module === undefined) continue;
    // An alias of one module keeps its name: its target is what changes.
    if (moved === undefined || !pattern.includes('*')) return undefined;
    const next = movedPlace(place, module, moved);
    const rest = matchPattern(target, next);
    return rest === undefined
      ? { kind: 'place', place: next }
      : { kind: 'specifier', specifier: fill(pattern, rest) };
  }
  return undefined;
}

/** Edits that let the aliases of single modules lead to their new places. */
export function moveAliasTargets(
  aliases: readonly PathAlias[],
  { modules, moves }: AliasMoves,
): readonly TextEdit[] {
  return aliases.flatMap(({ target, span, written, base }) => {
    const module = target.includes('*') ? undefined : findModule(target, modules);
    const moved = module === undefined ? undefined : moves.get(module);
    if (module === undefined || moved === undefined) return [];
    const place = relativePath(`/${base}`, `/${movedPlace(target, module, moved)}`);
    return [{ span, newText: written.startsWith('./') ? `./${place}` : place }];
  });
}

/** What stands for `*`, empty where there is none; undefined where a text does not match. */
function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text ? '' : undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const isMatch =
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
  return isMatch ? text.slice(before.length, text.length - after.length) : undefined;
}

function fill(pattern: string, star: string): string {
  return pattern.replace('*', () => star);
}
