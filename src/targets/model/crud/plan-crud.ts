import { camelCase, pascalCase } from '../../../base/naming.ts';
import { uniqueIdentifiers } from '../../unique-name.ts';
import type { ColumnPlan } from '../column-plans.ts';
import type { TablePlan } from '../table-plan.ts';
import { spellable } from '../table-names.ts';
import { isWordless, wireType, type WireOptions, type WireType } from './wire-type.ts';

/** A column as the contract of its table has it. */
export interface CrudField {
  readonly column: ColumnPlan;
  /** In the contract: `CreatedAt`. */
  readonly name: string;
  /** In JSON, in paths and in queries. */
  readonly wire: string;
  readonly type: WireType;
}

/** A table with everything that its contract and its logic say of it. */
export interface CrudTable {
  readonly plan: TablePlan;
  /** `order-items`: its group, and its part of the path. */
  readonly group: string;
  /** The primary key, where its values can stand in a path; else empty. */
  readonly key: readonly CrudField[];
  /** What a response shows. */
  readonly shown: readonly CrudField[];
  /** What a new row is made of, and what may be changed in one. */
  readonly created: readonly CrudField[];
  readonly changed: readonly CrudField[];
  /** What a list can be narrowed down by. */
  readonly filters: readonly CrudField[];
  /** What a list can be sorted by. */
  readonly sorts: readonly CrudField[];
  readonly version: CrudField | undefined;
  /** Taken in, never shown. */
  readonly secrets: readonly CrudField[];
  /** Whether a list is read onwards from a cursor; pages of rows without a key are numbered. */
  readonly hasCursor: boolean;
}

/** Settles what the API of a table is. */
export function planCrud(plan: TablePlan, options: WireOptions): CrudTable {
  const names = uniqueIdentifiers();
  const wires = uniqueIdentifiers();
  const fields = plan.columns.map((column): CrudField => ({
    column,
    name: names.claim(fieldName(column.property)),
    wire: wires.claim(wireName(column.property)),
    type: wireType(column, options),
  }));
  const { version, softDelete } = plan.conventions;
  const isKey = ({ column }: CrudField): boolean => plan.keys.primary.includes(column);
  const visible = fields.filter(({ column }) => column !== softDelete?.column);
  const secrets = visible.filter((field) => !isKey(field) && isSecret(field));
  const writable = plan.isReadOnly
    ? []
    : visible.filter(isWritten).filter(({ column }) => column !== version);
  const key = plan.keys.primary.flatMap((column) => fields.find((field) => field.column === column) ?? []);
  const shown = visible.filter((field) => !secrets.includes(field));
  return {
    plan,
    group: plan.stem,
    key: key.every((field) => isPathValue(field) && /^[\w-]+$/.test(field.wire)) ? key : [],
    shown,
    created: writable.filter(({ column }) => column.column.identity === null),
    changed: writable.filter((field) => !isKey(field)),
    filters: shown.filter((field) => isFilter(field, plan) && !isKey(field)),
    sorts: shown.filter((field) => isSort(field, plan)),
    version: fields.find(({ column }) => column === version),
    secrets,
    hasCursor: plan.keys.primary.length > 0,
  };
}

/** Names that lists give a meaning of their own. */
const listNames: ReadonlySet<string> = new Set(['cursor', 'limit', 'page', 'sort']);
const secretName =
  /pass(?:word|wd|code|phrase)|secret|token|salt|api_?key|private_?key|_hash$|^hash$|^pin$|otp/i;

function isSecret({ column }: CrudField): boolean {
  return secretName.test(column.column.name);
}

/** What the database computes, numbers or stamps is not asked of anybody. */
function isWritten({ column: { column, isReadOnly, kind } }: CrudField): boolean {
  if (isReadOnly || kind === 'unknown' || column.isSetOnUpdate) return false;
  return !(kind === 'datetime' && column.default?.kind === 'expression');
}

const pathKinds: ReadonlySet<string> = new Set([
  'integer',
  'int64',
  'uint64',
  'text',
  'uuid',
  'enum',
  'date',
  'decimal',
]);

function isPathValue({ column, type }: CrudField): boolean {
  if (column.column.type.dimensions > 0 || type.type === 'any') return false;
  return pathKinds.has(column.kind) && !isWordless(column.kind, type);
}

/** Equality on what an index or a foreign key makes quick, and on words and flags. */
function isFilter(field: CrudField, plan: TablePlan): boolean {
  const { column, wire, type } = field;
  const isPlain = column.kind === 'boolean' || isPathValue(field);
  if (!isPlain || type.fromWire !== undefined || wire !== column.property || listNames.has(wire))
    return false;
  return column.kind === 'boolean' || column.kind === 'enum' || isLeading(column, plan);
}

function isSort(field: CrudField, plan: TablePlan): boolean {
  const { column, wire } = field;
  const isOrdered = isPathValue(field) || column.kind === 'datetime' || column.kind === 'float';
  if (!isOrdered || column.kind === 'decimal' || wire !== column.property || !/^\w+$/.test(wire))
    return false;
  const isStamp = column.kind === 'datetime' && column.column.default?.kind === 'expression';
  return isStamp || plan.keys.primary[0] === column || isLeading(column, plan);
}

function isLeading({ column: { name } }: ColumnPlan, { table }: TablePlan): boolean {
  const byIndex = table.indexes.some(({ parts: [first], method }) => {
    return first?.kind === 'column' && first.column === name && method === 'btree';
  });
  return byIndex || table.foreignKeys.some(({ columns }) => columns[0] === name);
}

function fieldName(property: string): string {
  const name = pascalCase(spellable(property));
  return /^\p{L}/u.test(name) ? name : `F${name}`;
}

/** Properties stand on the wire as they are, but for signs that mean something in a tag or in a path. */
function wireName(property: string): string {
  const isPlain = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(property);
  if (isPlain && property !== '__proto__') return property;
  const name = camelCase(spellable(property));
  return /^\p{L}/u.test(name) ? name : `f${name}`;
}
