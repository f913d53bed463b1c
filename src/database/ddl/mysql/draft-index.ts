import type { IndexPart } from '../../schema.ts';
import { expressionText } from '../../mysql/expression-text.ts';
import { declaredNames, type ApplyContext } from './apply-context.ts';
import { findColumn, type DraftIndex, type DraftTable } from './draft-table.ts';
import type { IndexNode, IndexPartNode } from './statement.ts';

const methods: Readonly<Record<IndexNode['form'], string>> = {
  primary: 'btree',
  unique: 'btree',
  plain: 'btree',
  fulltext: 'fulltext',
  spatial: 'spatial',
  vector: 'vector',
};
/** An index holds this many bytes of a value; InnoDB has no more room. */
const maxIndexedBytes = 3072;
/** What other engines have. */
const engineRoom: ReadonlyMap<string, number> = new Map(Object.entries({ myisam: 1000, aria: 2000 }));

/** The index that a server makes of a declaration, or undefined with a report when a column is missing. */
export function draftIndex(
  context: ApplyContext,
  table: DraftTable,
  node: IndexNode,
): DraftIndex | undefined {
  const what = node.name === '' ? 'the index' : `the index "${node.name}"`;
  const named = node.parts.flatMap((part) => part.column ?? []);
  if (declaredNames(context, table, named, what) === undefined) return undefined;
  const isUnique = node.form === 'unique' || node.form === 'primary';
  const parts = node.parts.map((part) => indexPart(context, table, part, node.form));
  return { name: node.name, isUnique, parts, method: methodOf(table, node, parts), isImplied: false };
}

function indexPart(
  context: ApplyContext,
  table: DraftTable,
  part: IndexPartNode,
  form: IndexNode['form'],
): IndexPart {
  const { isDescending } = part;
  const column = part.column === undefined ? undefined : findColumn(table, part.column.text);
  if (column === undefined) {
    const columns = table.columns.map(({ name }) => name);
    const { hasAnsiQuotes } = context.modes;
    const expression = expressionText(part.expression ?? '', { columns, hasAnsiQuotes });
    return { kind: 'expression', expression, isDescending };
  }
  const isOrdered = form === 'plain' || form === 'unique' || form === 'primary';
  const length = column.type.length ?? Infinity;
  const width = column.bytesPerCharacter;
  const room = roomOf(table);
  // A server keeps a prefix only where it is shorter than the value, and makes one where a value is too long.
  const asked = isOrdered ? part.prefix : null;
  const isTooLong = form === 'plain' && asked === null && length !== Infinity && length * width > room;
  const prefix = isTooLong ? Math.floor(room / width) : asked;
  return {
    kind: 'column',
    column: column.name,
    isDescending,
    prefix: prefix === null || prefix >= length ? null : prefix,
  };
}

function methodOf(table: DraftTable, node: IndexNode, parts: readonly IndexPart[]): string {
  const base = methods[node.form];
  if (base !== 'btree') return base;
  if (table.engine.toLowerCase() === 'memory') return node.method === 'btree' ? 'btree' : 'hash';
  // MariaDB finds texts that fit into no tree by their hash.
  const bytes = parts.map((part) => bytesOf(table, part)).reduce((sum, one) => sum + one, 0);
  return node.form === 'unique' && bytes > roomOf(table) ? 'hash' : 'btree';
}

function bytesOf(table: DraftTable, part: IndexPart): number {
  const column = part.kind === 'column' ? findColumn(table, part.column) : undefined;
  if (part.kind !== 'column' || column === undefined) return 0;
  const { name, length } = column.type;
  if (/^(?:tiny|medium|long)?(?:text|blob)$/.test(name))
    return (part.prefix ?? Infinity) * column.bytesPerCharacter;
  return /^(?:var)?(?:char|binary)$/.test(name) ? (part.prefix ?? length ?? 0) * column.bytesPerCharacter : 0;
}

function roomOf({ engine }: DraftTable): number {
  return engineRoom.get(engine.toLowerCase()) ?? maxIndexedBytes;
}
