/** What a value is to a program, whatever the database calls its type. */
export type ValueKind =
  | 'boolean'
  | 'integer'
  | 'int64'
  | 'uint64'
  | 'decimal'
  | 'float'
  | 'text'
  | 'uuid'
  | 'date'
  | 'datetime'
  | 'time'
  | 'interval'
  | 'json'
  | 'enum'
  | 'set'
  | 'bits'
  | 'bytes'
  | 'point'
  | 'vector'
  | 'geometry'
  | 'unknown';

/** The databases that a service can run on; `mysql` is MySQL and MariaDB. */
export type Dialect = 'mysql' | 'postgres' | 'sqlite';

/** One column of a table, as its generated model describes it. */
export interface ColumnInfo {
  /** Its name in the database. */
  readonly column: string;
  readonly kind: ValueKind;
  /** How many lists deep its values are; absent for a value. */
  readonly dimensions?: number;
  /** What a 64-bit integer is to the program; `number` refuses what it cannot hold. */
  readonly int64?: 'number' | 'bigint' | 'string';
  readonly isNullable?: boolean;
  /** May be left out of an insert: it has a default, or the database numbers it. */
  readonly isOptional?: boolean;
  /** A time that every update sets, unless it gives one: by the database itself on MySQL, by the model elsewhere. */
  readonly isSetOnUpdate?: boolean;
  /** Computed by the database, so never written. */
  readonly isReadOnly?: boolean;
  /** Numbered by the database. */
  readonly isIdentity?: boolean;
}

/** A table, as its generated model describes it. Columns are named by their properties everywhere but in `column`. */
export interface TableInfo {
  readonly name: string;
  readonly schema?: string;
  readonly columns: Readonly<Record<string, ColumnInfo>>;
  /** Empty where rows cannot be told apart; such a table is only read. */
  readonly primaryKey: readonly string[];
  /** Unique keys that identify a row, by the name that methods carry: `email`, `tenantAndSlug`. */
  readonly uniqueKeys: Readonly<Record<string, readonly string[]>>;
  /** Counted up by every update, which fails when somebody else was faster. */
  readonly version?: string;
  /** Marks a row as deleted instead of removing it: a time, or a flag. */
  readonly softDelete?: { readonly property: string; readonly marks: 'time' | 'flag' };
  /** Views, and tables that were asked for so. */
  readonly isReadOnly?: boolean;
}
