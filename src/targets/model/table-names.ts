import { kebabCase, pascalCase } from '../../base/naming.ts';
import type { DatabaseSchema, TableSchema } from '../../database/schema.ts';
import { fileStem, knownLetters, madeTypeName, valueName } from '../names.ts';
import { matchesTable } from './column-pattern.ts';
import type { ModelOptions } from './model-options.ts';
import type { ModelProblem } from './model-problem.ts';

/** Every name that a table gives. */
export interface TableNames {
  /** As the database calls it, with its schema where that is not the usual one: `auth.users`. */
  readonly shown: string;
  /** `order-items`: the file, without extension. */
  readonly stem: string;
  /** `OrderItems`: in front of `Row`, `Model` and so on. */
  readonly type: string;
  /** `orderItems`: the property of `ctx.models`. */
  readonly property: string;
}

/** Names that the registry of models has for itself. */
const registryMembers: ReadonlySet<string> = new Set([
  'afterCommit',
  'constructor',
  'db',
  'options',
  'session',
  'then',
  'withSession',
  'withTx',
]);

/** Names every table, in the order of the schema. Two of one name are a problem that its owner settles by a rename. */
export function nameTables(
  { tables, defaultSchema }: DatabaseSchema,
  { renames }: Pick<ModelOptions, 'renames'>,
  problems: ModelProblem[],
): ReadonlyMap<TableSchema, TableNames> {
  const rename = (table: TableSchema): string | undefined =>
    renames.find(({ pattern }) => matchesTable(pattern, table, defaultSchema))?.to;
  const shared = sharedNames(tables);
  const names = new Map<TableSchema, TableNames>();
  const taken = new Map<string, string>();
  for (const table of tables) {
    const isShared = table.schema !== null && shared.has(words(table.name));
    const wanted = rename(table) ?? (isShared ? `${table.schema}_${table.name}` : table.name);
    const named = namesOf(wanted, table);
    const key = named.stem.toLowerCase();
    const other = taken.get(key);
    if (other !== undefined)
      problems.push({ kind: 'table-collision', tables: [other, named.shown], name: named.type });
    taken.set(key, named.shown);
    names.set(table, named);
  }
  return names;
}

/** The name of a table as its owner would write it. */
export function shownName({ schema, name }: TableSchema): string {
  return schema === null ? name : `${schema}.${name}`;
}

/** A name without letters that compilers know, of symbols alone, is spelled by its code points, so that it is one. */
export function spellable(name: string): string {
  if (pascalCase(knownLetters(name)) !== '') return name;
  return `u_${Array.from(name, (sign) => (sign.codePointAt(0) ?? 0).toString(16)).join('_')}`;
}

function namesOf(wanted: string, table: TableSchema): TableNames {
  const name = spellable(wanted);
  const property = valueName(name);
  return {
    shown: shownName(table),
    stem: fileStem(name),
    type: madeTypeName(name),
    property: registryMembers.has(property) ? `${property}_` : property,
  };
}

/** Names that tables of several schemas have; those get their schema in front. */
function sharedNames(tables: readonly TableSchema[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of tables) {
    if (seen.has(words(name))) shared.add(words(name));
    seen.add(words(name));
  }
  return shared;
}

function words(name: string): string {
  return kebabCase(spellable(name));
}
