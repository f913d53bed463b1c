import type {
  ColumnSchema,
  DatabaseSchema,
  ForeignKeySchema,
  IndexSchema,
  KeySchema,
  TableSchema,
} from '../schema.ts';
import { isExclusion } from '../print-ddl/is-exclusion.ts';
import { diffSchemas } from './diff-schemas.ts';
import { expressionKey } from '../expression-key.ts';
import type { TableChange, TablePart } from './schema-change.ts';

/** A statement that loses nothing, but that rows which are already there may make fail. */
export interface RowRisk {
  readonly table: string;
  /** What the statement does and where it fails, as a sentence. */
  readonly reason: string;
  /** What of the statement tells it from others of the table. */
  readonly within: string;
}

/** Keys, references and checks that come to tables which have rows already, unless an old one says the same of them. */
export function rowRisks(from: DatabaseSchema, to: DatabaseSchema): RowRisk[] {
  return diffSchemas(from, to).flatMap((change) =>
    change.kind === 'change-table' ? change.parts.flatMap((part) => riskOf(part, change) ?? []) : [],
  );
}

function riskOf(part: TablePart, change: TableChange): RowRisk | undefined {
  const table = change.after.name;
  switch (part.kind) {
    case 'add-index':
      if (isExclusion(part.index))
        return {
          table,
          reason: `adds the exclusion "${part.index.name}", which fails where two rows exclude each other`,
          within: part.index.name,
        };
      return part.index.isUnique && !isUniqueAlready(columnsOf(part.index), change)
        ? { table, reason: uniqueReason(part.index), within: part.index.name }
        : undefined;
    case 'change-primary-key':
      return part.after === null ||
        (part.after.prefixes === undefined && isUniqueAlready(part.after.columns, change))
        ? undefined
        : {
            table,
            reason: `makes ${list(part.after.columns)} the primary key, which fails where two rows agree in it`,
            within: 'ADD PRIMARY KEY',
          };
    case 'add-foreign-key':
      return isReferenceKept(part.key, change)
        ? undefined
        : {
            table,
            reason: `adds the reference "${part.key.name}" to "${part.key.references.table}", which fails where a row has no counterpart there`,
            within: part.key.name,
          };
    case 'add-check':
      return change.before.checks.some(
        ({ expression }) => expressionKey(expression) === expressionKey(part.check.expression),
      )
        ? undefined
        : {
            table,
            reason: `adds the check "${part.check.name}", which fails where a row breaks it`,
            within: part.check.name,
          };
    default:
      return undefined;
  }
}

function uniqueReason({ name, parts, areNullsEqual }: IndexSchema): string {
  const columns = parts.flatMap((part) => (part.kind === 'column' ? [part.column] : []));
  const what = columns.length === parts.length ? list(columns) : 'what it holds';
  return `adds the unique key "${name}", which fails where two rows agree in ${what}${areNullsEqual ? ', also in nothing' : ''}`;
}

function columnsOf({ parts, where }: IndexSchema): readonly string[] | undefined {
  const columns = parts.flatMap((part) =>
    part.kind === 'column' && part.prefix === null ? [part.column] : [],
  );
  return columns.length === parts.length && where === null ? columns : undefined;
}

/** Whether no two rows can agree in the columns, because of an old key, or because the new column gives each row its own value or none. */
function isUniqueAlready(columns: readonly string[] | undefined, { before, after }: TableChange): boolean {
  if (columns === undefined) return false;
  const keys = [before.primaryKey?.columns, ...before.indexes.map(uniqueColumns)];
  if (keys.some((key) => key !== undefined && key.every((name) => columns.includes(name)))) return true;
  return columns.some((name) => {
    const column = newColumn(name, before, after);
    return column !== undefined && (column.identity !== null || isEmpty(column));
  });
}

function uniqueColumns(index: IndexSchema): KeySchema['columns'] | undefined {
  return index.isUnique ? columnsOf(index) : undefined;
}

/** Whether a reference of old ties the same columns, or one of the columns is new and has no value yet. */
function isReferenceKept({ columns, references }: ForeignKeySchema, { before, after }: TableChange): boolean {
  const same = before.foreignKeys.some(
    (key) => JSON.stringify([key.columns, key.references]) === JSON.stringify([columns, references]),
  );
  return same || columns.some((name) => isEmpty(newColumn(name, before, after)));
}

function newColumn(name: string, before: TableSchema, after: TableSchema): ColumnSchema | undefined {
  if (before.columns.some((column) => column.name === name)) return undefined;
  return after.columns.find((column) => column.name === name);
}

function isEmpty(column: ColumnSchema | undefined): boolean {
  return column !== undefined && column.isNullable && column.default === null && column.generated === null;
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
