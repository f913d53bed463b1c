import type { IndexPart } from '../../schema.ts';
import type { DraftIndex, DraftTable } from './draft-table.ts';

/**
 * Adds indexes in the order of their declaration, as a server does: an index that it would make for a foreign key is
 * left out, or goes, where another begins with the same columns; one without a name gets that of its first column. One
 * whose name is taken counts instead of the earlier, which a server that takes it must have lost before.
 */
export function addIndexes(table: DraftTable, added: readonly DraftIndex[]): void {
  const all = [...withoutNames(table.indexes, added), ...added];
  const dropped = new Set<DraftIndex>();
  all.forEach((index, position) => {
    for (const earlier of all.slice(0, position)) {
      if (dropped.has(earlier) || !coversForeignKey(index, earlier, table)) continue;
      const isEarlierKept =
        !earlier.isImplied || (index.isImplied && index.parts.length < earlier.parts.length);
      dropped.add(isEarlierKept ? index : earlier);
      if (isEarlierKept) break;
    }
    if (index.isImplied && !dropped.has(index) && isPrefix(index.parts, wholeColumns(table.primaryKey ?? [])))
      dropped.add(index);
  });
  const taken = new Set(['primary']);
  table.indexes = all
    .filter((index) => !dropped.has(index))
    .map((index) => {
      const named = index.name === '' ? { ...index, name: freeName(index, taken) } : index;
      taken.add(named.name.toLowerCase());
      return named;
    });
}

function withoutNames(indexes: readonly DraftIndex[], added: readonly DraftIndex[]): DraftIndex[] {
  const names = new Set(added.filter(({ isImplied }) => !isImplied).map(({ name }) => name.toLowerCase()));
  return indexes.filter(({ name }) => !names.has(name.toLowerCase()));
}

function coversForeignKey(left: DraftIndex, right: DraftIndex, table: DraftTable): boolean {
  if (!left.isImplied && !right.isImplied) return false;
  if (left.method === 'fulltext' || right.method === 'fulltext') return false;
  const isLeftShorter = left.isImplied && (!right.isImplied || left.parts.length <= right.parts.length);
  const [implied, other] = isLeftShorter ? [left, right] : [right, left];
  return isPrefix(implied.parts, wholeColumns(other.parts)) && table.columns.length > 0;
}

function isPrefix(parts: readonly IndexPart[], columns: readonly string[]): boolean {
  return parts.every((part, position) => part.kind === 'column' && part.column === columns[position]);
}

// A prefix of a column finds no whole values.
function wholeColumns(parts: readonly IndexPart[]): string[] {
  const end = parts.findIndex((part) => part.kind !== 'column' || part.prefix !== null);
  return parts
    .slice(0, end === -1 ? undefined : end)
    .flatMap((part) => (part.kind === 'column' ? [part.column] : []));
}

function freeName(index: DraftIndex, taken: ReadonlySet<string>): string {
  const [first] = index.parts;
  const base = first?.kind === 'column' ? first.column : 'functional_index';
  if (!taken.has(base.toLowerCase())) return base;
  let number = 2;
  while (taken.has(`${base}_${number}`.toLowerCase())) number++;
  return `${base}_${number}`;
}
