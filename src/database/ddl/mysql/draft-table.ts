import type { CheckSchema, ColumnSchema, ForeignKeySchema, IndexPart } from '../../schema.ts';

/** A column of a table that statements still change. */
export interface DraftColumn extends ColumnSchema {
  /** Left out where a query asks for `*`. */
  readonly isInvisible: boolean;
  /** What one of its characters may need, in the character set of the column. */
  readonly bytesPerCharacter: number;
}

/** An index of a table that statements still change. */
export interface DraftIndex {
  /** Empty until {@link addIndexes} has named it. */
  readonly name: string;
  readonly isUnique: boolean;
  readonly parts: readonly IndexPart[];
  readonly method: string;
  /** Made by the server for a foreign key; gives way to one that is declared. */
  readonly isImplied: boolean;
}

/** A table or view while statements are followed one after another. */
export interface DraftTable {
  schema: string | null;
  name: string;
  readonly kind: 'table' | 'view';
  comment: string;
  charset: string | undefined;
  collation: string | undefined;
  engine: string;
  columns: DraftColumn[];
  primaryKey: readonly IndexPart[] | null;
  indexes: DraftIndex[];
  foreignKeys: ForeignKeySchema[];
  checks: CheckSchema[];
  isPartitioned: boolean;
  readonly origin: { readonly file: string; readonly line: number; readonly column: number };
}

/** An empty table. */
export function draftTable(start: Pick<DraftTable, 'schema' | 'name' | 'kind' | 'origin'>): DraftTable {
  return {
    ...start,
    comment: '',
    charset: undefined,
    collation: undefined,
    engine: '',
    columns: [],
    primaryKey: null,
    indexes: [],
    foreignKeys: [],
    checks: [],
    isPartitioned: false,
  };
}

/** Whether two names of columns, indexes or constraints are the same to a server, which ignores their case. */
export function isSameName(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** A column by its name. */
export function findColumn(table: DraftTable, name: string): DraftColumn | undefined {
  return table.columns.find((column) => isSameName(column.name, name));
}

/** The columns of the primary key; none where there is no key. */
export function keyColumns({ primaryKey }: DraftTable): string[] {
  return (primaryKey ?? []).flatMap((part) => (part.kind === 'column' ? [part.column] : []));
}

/** Puts the parts of a key in place of what the table had as its primary key; none of them can be NULL. */
export function setPrimaryKey(table: DraftTable, parts: readonly IndexPart[]): void {
  table.primaryKey = parts;
  const names = keyColumns(table);
  table.columns = table.columns.map((column) =>
    names.includes(column.name) ? { ...column, isNullable: false } : column,
  );
}
