import type { SqliteStatement } from './split-sqlite.ts';

/** What to do with a statement: the text to run, nothing, or the words for why it cannot be run. */
export type StructureStatement =
  { readonly run: string } | { readonly isPassedOver: true } | { readonly reason: string };

/** What says nothing of tables, or is not run because it could touch files or take for ever. */
const passedOver = new Set(
  `insert update delete replace select with values pragma begin commit end rollback savepoint release analyze vacuum
  reindex attach detach explain`.split(/\s+/),
);

/** Modules for virtual tables that touch nothing outside of the database. */
const modules = new Set(['fts3', 'fts4', 'fts5', 'rtree', 'rtree_i32', 'geopoly']);

/** Sifts out what makes or changes tables, views and indexes; nothing else of a script is ever run. */
export function structureStatement({ tokens, text }: SqliteStatement): StructureStatement {
  const [first, ...rest] = tokens.filter(({ kind }) => kind === 'word').map((token) => token.text);
  if (first === undefined || tokens[0]?.kind !== 'word')
    return { reason: 'it does not begin with a word of SQL' };
  if (passedOver.has(first)) return { isPassedOver: true };
  if (first === 'alter') return { run: text };
  if (first === 'drop') return rest[0] === 'trigger' ? { isPassedOver: true } : { run: text };
  if (first !== 'create') return { reason: `"${first}" begins no statement of SQL that is known` };
  const kind = rest.find((word) => word !== 'temp' && word !== 'temporary' && word !== 'unique');
  if (kind === 'trigger' || rest[0] === 'temp' || rest[0] === 'temporary') return { isPassedOver: true };
  if (kind === 'virtual') {
    const module = rest[rest.indexOf('using') + 1] ?? '';
    return modules.has(module)
      ? { run: text }
      : { reason: `the module "${module}" of a virtual table is not known` };
  }
  return { run: kind === 'table' ? withoutRows({ tokens, text, start: 0 }) : text };
}

/** `CREATE TABLE … AS SELECT` makes its columns and runs no query. */
function withoutRows({ tokens, text }: SqliteStatement): string {
  const base = tokens[0]?.start ?? 0;
  const open = tokens.findIndex(({ kind, text: sign }) => kind === 'sign' && sign === '(');
  const as = tokens.findIndex(({ kind, text: word }) => kind === 'word' && word === 'as');
  if (as < 0 || (open >= 0 && open < as)) return text;
  const from = (tokens[as + 1]?.start ?? base) - base;
  return `${text.slice(0, from)} select * from (${text.slice(from)}) limit 0`;
}
