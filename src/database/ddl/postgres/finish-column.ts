import type { ResolvedType } from '../../postgres/column-type.ts';
import type { FindType, TypeName } from '../../postgres/type-name.ts';
import type { ColumnDefault, ColumnSchema } from '../../schema.ts';
import type { DraftDomain } from './declare-type.ts';
import { keyOf, type Draft, type DraftColumn, type DraftExpression, type DraftTable } from './draft.ts';
import { expressionText } from './expression-text.ts';
import type { ExpressionContext } from './printed.ts';
import { readDefault } from './read-default.ts';
import { sequenceOf } from './sequence-of.ts';

/** What the finishing of a table has to know of the rest. */
export interface Finish {
  readonly draft: Draft;
  readonly defaultSchema: string;
  readonly find: FindType;
}

/** What the finishing of a column has to know besides. */
export interface ColumnFinish extends Finish {
  readonly context: ExpressionContext;
  print(expression: DraftExpression): string;
}

/** A column with its type resolved, and its default told from what numbers it. */
export function finishColumn(
  column: DraftColumn,
  { type, isNotNull }: ResolvedType,
  table: DraftTable,
  finish: ColumnFinish,
): ColumnSchema {
  const isNumbered = column.identity !== null || isOwned(column, table, finish.draft);
  return {
    name: column.name,
    type,
    isNullable: !column.isNotNull && !(isNotNull && table.kind === 'table'),
    default: isNumbered || column.generated !== undefined ? null : finishDefault(column, type, table, finish),
    generated:
      column.generated === undefined
        ? null
        : { kind: column.generated.kind, expression: finish.print(column.generated.expression) },
    identity: column.identity ?? (isNumbered ? 'by-default' : null),
    isSetOnUpdate: false,
    comment: column.comment,
  };
}

function finishDefault(
  column: DraftColumn,
  type: ColumnSchema['type'],
  table: DraftTable,
  { context, draft, defaultSchema }: ColumnFinish,
): ColumnDefault | null {
  const own =
    column.default ?? (table.kind === 'table' ? domainDefault(column.type, draft, defaultSchema) : undefined);
  return own === undefined ? null : readDefault(own.node, type, context, expressionText(own));
}

function domainDefault(
  name: TypeName,
  draft: Draft,
  defaultSchema: string,
  depth = 0,
): DraftExpression | undefined {
  const type = draft.types.get(keyOf(name.schema ?? defaultSchema, name.name));
  if (type?.kind !== 'domain' || name.dimensions > 0 || depth > 32) return undefined;
  const { expression } = type as DraftDomain; // every domain of a draft is one
  return expression ?? domainDefault(type.base, draft, defaultSchema, depth + 1);
}

/** Whether the default counts a sequence that the column owns, as `serial` does. */
function isOwned({ name, default: value }: DraftColumn, table: DraftTable, draft: Draft): boolean {
  const sequence = value === undefined ? undefined : sequenceOf(value.node);
  if (sequence === undefined) return false;
  const tableKey = keyOf(table.schema, table.name);
  return [...draft.sequenceOwners].some(
    ([key, owner]) =>
      owner.table === tableKey &&
      owner.column === name &&
      [keyOf(table.schema, sequence), keyOf(...splitName(sequence))].includes(key),
  );
}

function splitName(name: string): [schema: string, name: string] {
  const dot = name.indexOf('.');
  return [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
}
