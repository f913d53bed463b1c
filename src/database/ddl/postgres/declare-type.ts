import type {
  AlterDomainStmt,
  AlterEnumStmt,
  CompositeTypeStmt,
  CreateDomainStmt,
  CreateEnumStmt,
  CreateRangeStmt,
  Constraint,
} from 'libpg-query';
import type { DeclaredType } from '../../postgres/type-name.ts';
import { keyOf, type Draft, type DraftExpression, type Place } from './draft.ts';
import { schemaFor } from './draft-names.ts';
import { namesOf, qualifiedName, relationName } from './node-parts.ts';
import { readColumn, readType } from './read-column.ts';
import { replaceConstant } from './replace-constant.ts';
import { writtenExpression } from './written-expression.ts';

type NodeList = Parameters<typeof namesOf>[0];

/** The key of a type that is made. */
function newKey(names: NodeList, draft: Draft): string {
  const name = qualifiedName(namesOf(names));
  return keyOf(schemaFor(name, draft), name.name);
}

/** The key of a type that is there, along the search path. */
export function typeKey(names: readonly string[], draft: Draft): string {
  const name = qualifiedName(names);
  if (name.schema !== undefined) return keyOf(name.schema, name.name);
  const found = [...draft.searchPath, 'public'].find((schema) => draft.types.has(keyOf(schema, name.name)));
  return keyOf(found ?? schemaFor(name, draft), name.name);
}

/** Of two types of one name the first one stays, as a server refuses the second. */
function declare(key: string, type: DeclaredType, draft: Draft): void {
  if (!draft.types.has(key)) draft.types.set(key, type);
}

/** `CREATE TYPE … AS ENUM`. */
export function createEnum(statement: CreateEnumStmt, draft: Draft): void {
  declare(newKey(statement.typeName, draft), { kind: 'enum', values: namesOf(statement.vals) }, draft);
}

/** `ALTER TYPE … ADD VALUE` and `RENAME VALUE`. */
export function alterEnum(statement: AlterEnumStmt, draft: Draft): void {
  const key = typeKey(namesOf(statement.typeName), draft);
  const type = draft.types.get(key);
  if (type?.kind !== 'enum' || statement.newVal === undefined) return;
  const { newVal: word, oldVal, newValNeighbor: neighbor } = statement;
  if (oldVal !== undefined) {
    draft.types.set(key, { kind: 'enum', values: type.values.map((one) => (one === oldVal ? word : one)) });
    for (const table of draft.tables.values())
      for (const column of table.columns)
        if (column.default !== undefined && keyOf(column.type.schema ?? '', column.type.name) === key)
          column.default = replaceConstant(column.default, (text) => (text === oldVal ? word : undefined));
    return;
  }
  if (type.values.includes(word)) return;
  const at = neighbor === undefined ? -1 : type.values.indexOf(neighbor);
  const place = at < 0 ? type.values.length : at + (statement.newValIsAfter === true ? 1 : 0);
  draft.types.set(key, { kind: 'enum', values: type.values.toSpliced(place, 0, word) });
}

/** A domain, with its default as it was written. */
export interface DraftDomain {
  readonly kind: 'domain';
  readonly base: ReturnType<typeof readType>;
  readonly isNotNull: boolean;
  readonly default: string | null;
  readonly expression: DraftExpression | undefined;
}

/** `CREATE DOMAIN`. */
export function createDomain(statement: CreateDomainStmt, draft: Draft, place: Place): void {
  const constraints = (statement.constraints ?? []).flatMap((node) =>
    'Constraint' in node ? [node.Constraint] : [],
  );
  const raw = constraints.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.raw_expr;
  const domain: DraftDomain = {
    kind: 'domain',
    base: readType(statement.typeName, draft),
    isNotNull: constraints.some(isNotNull),
    default: null,
    expression: writtenExpression(raw, place),
  };
  declare(newKey(statement.domainname, draft), domain, draft);
}

function isNotNull({ contype }: Constraint): boolean {
  return contype === 'CONSTR_NOTNULL';
}

/** `ALTER DOMAIN … SET DEFAULT` and `SET NOT NULL`. */
export function alterDomain(statement: AlterDomainStmt, draft: Draft, place: Place): void {
  const key = typeKey(namesOf(statement.typeName), draft);
  const type = draft.types.get(key);
  if (type?.kind !== 'domain') return;
  const { def } = statement;
  if (statement.subtype === 'N' || statement.subtype === 'O')
    draft.types.set(key, { ...type, isNotNull: statement.subtype === 'O' });
  if (statement.subtype !== 'T') return;
  const expression = writtenExpression(def, place);
  const domain: DraftDomain = { ...type, default: null, expression };
  draft.types.set(key, domain);
}

/** `CREATE TYPE … AS (…)`. */
export function createComposite(statement: CompositeTypeStmt, draft: Draft, place: Place): void {
  const name = relationName(statement.typevar);
  const key = keyOf(schemaFor(name, draft), name.name);
  if (draft.types.has(key)) return;
  draft.types.set(key, { kind: 'composite' });
  const attributes = (statement.coldeflist ?? []).flatMap((node) =>
    'ColumnDef' in node ? [readColumn(node.ColumnDef, draft, place).column] : [],
  );
  draft.composites.set(key, attributes);
}

/** `CREATE TYPE … AS RANGE`, whose multirange comes with it. */
export function createRange(statement: CreateRangeStmt, draft: Draft): void {
  const name = qualifiedName(namesOf(statement.typeName));
  const schema = schemaFor(name, draft);
  draft.types.set(keyOf(schema, name.name), { kind: 'range' });
  const multirange = name.name.includes('range')
    ? name.name.replace('range', 'multirange')
    : `${name.name}_multirange`;
  draft.types.set(keyOf(schema, multirange), { kind: 'range' });
}
