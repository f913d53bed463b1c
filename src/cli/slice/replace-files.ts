import { typeName, valueName } from '../../targets/names.ts';
import { routeListPath } from '../../targets/service/route-list.ts';
import { contractTestPath } from '../../targets/service/test-view.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { ReadText } from './patch-files.ts';
import { haveSameOrder, headOf, patchParagraphs } from './patch-paragraphs.ts';
import { paragraphs } from './patch-text.ts';

/**
 * The generated files of a project in which a part of the contract shows that comes, goes, and changes, told from what
 * that part gives before and after. `turned` are the types that came, went, or go other ways now. Gives nothing where it
 * shows in a file that is made of the whole contract, or where what the part gave before is not found.
 */
export async function replaceFiles(
  before: readonly VirtualFile[],
  after: readonly VirtualFile[],
  readText: ReadText,
  turned: ReadonlySet<string>,
): Promise<readonly VirtualFile[] | undefined> {
  const former = new Map(before.map((file) => [file.path, file]));
  if (former.size !== after.length) return undefined;
  const replaced: VirtualFile[] = [];
  for (const file of after) {
    const old = former.get(file.path);
    if (old === undefined || old.ownership !== file.ownership) return undefined;
    if (old.content === file.content) continue;
    if (file.ownership !== 'generated') return undefined;
    const content = replaceText(file.path, await readText(file.path), old.content, file.content, turned);
    if (content === undefined) return undefined;
    replaced.push({ ...file, content });
  }
  return replaced;
}

function replaceText(
  path: string,
  text: string,
  before: string,
  after: string,
  turned: ReadonlySet<string>,
): string | undefined {
  // The part has whole groups. Of any other file it may look like the whole, and the rest may ask for what it has no more.
  if (isOfGroup(path)) return text === before ? after : undefined;
  const [first = '', ...old] = paragraphs(before);
  const [newFirst, ...now] = paragraphs(after);
  if (first !== newFirst) return undefined;
  const head = text.slice(0, endOfFirst(text));
  if (path === 'src/gen/schema/index.ts' || path === 'src/gen/types/index.ts') return undefined;
  if (path.startsWith('src/gen/schema/')) {
    const added = addedSchemas(text, old, now, turned);
    return added && haveSameOrder(old, added) ? patchParagraphs(text, old, added, head) : undefined;
  }
  // Tests and lines stand group by group, and the part has whole groups.
  const isList = path === contractTestPath || path === routeListPath || isOfTypes(path, old, now);
  return isList ? patchParagraphs(text, old, now, head) : undefined;
}

/** Of a whole file, which may be long, only the first paragraph is asked for. */
function endOfFirst(text: string): number {
  const end = text.search(/\n\n\S/);
  return end === -1 ? text.length : end + 1;
}

function isOfTypes(path: string, before: readonly string[], after: readonly string[]): boolean {
  return path.startsWith('src/gen/types/') && haveSameOrder(before, after);
}

function isOfGroup(path: string): boolean {
  const isRoute = path.startsWith('src/gen/route/') && path !== 'src/gen/route/index.ts';
  return isRoute || path.startsWith('src/gen/handler/');
}

/**
 * Schemas are printed for what uses them, and the rest of the contract may use them too. So one that comes may be there
 * already, and one that goes must be of a type of which everything that uses it is known.
 */
function addedSchemas(
  text: string,
  before: readonly string[],
  after: readonly string[],
  turned: ReadonlySet<string>,
): readonly string[] | undefined {
  const own = new Set(
    [...turned].flatMap((name) => [name, `${name}Input`]).map((name) => valueName(typeName(name))),
  );
  const heads = new Set(after.map(headOf));
  const former = new Set(before.map(headOf));
  const goes = before.map(headOf).filter((head) => !heads.has(head));
  if (!goes.every((head) => own.has(/^export const (\w+) = /.exec(head)?.[1] ?? ''))) return undefined;
  const isThere = (part: string): boolean =>
    !former.has(headOf(part)) && text.includes(`\n${headOf(part)}\n`);
  if (!after.every((part) => !isThere(part) || text.includes(part))) return undefined;
  return after.filter((part) => !isThere(part));
}
