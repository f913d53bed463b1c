import type { Dialect } from './dialect.ts';
import type { ValueKind } from './value-kind.ts';

/** The format of this model, raised when a member changes its meaning. Stands in every snapshot. */
export const databaseSchemaFormat = 1;

/**
 * Tables as a database has them, whichever way they were read: from the catalogue of a live server or from DDL. Plain
 * JSON, every list in a fixed order: tables by schema and name, columns as declared, keys by name.
 */
export interface DatabaseSchema {
  readonly format: typeof databaseSchemaFormat;
  readonly dialect: Dialect;
  /** PostgreSQL: the name of the schema that null stands for, nearly always `public`. */
  readonly defaultSchema?: string;
  readonly tables: readonly TableSchema[];
}

/** A table or a view. Partitions of a table are not tables of their own. */
export interface TableSchema {
  /** The schema (PostgreSQL) or database (MySQL) that it stands in; null for the one that names without a schema mean. */
  readonly schema: string | null;
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** Empty when there is none. */
  readonly comment: string;
  /** MySQL: what texts of new columns are stored in. Absent where a file leaves it to the server. */
  readonly characters?: Characters;
  readonly columns: readonly ColumnSchema[];
  readonly primaryKey: KeySchema | null;
  /** Every index but the primary key, those of unique constraints among them. */
  readonly indexes: readonly IndexSchema[];
  readonly foreignKeys: readonly ForeignKeySchema[];
  readonly checks: readonly CheckSchema[];
  readonly isPartitioned: boolean;
  /** Where the declaration stands, for tables that were read from a file. 1-based. */
  readonly origin?: { readonly file: string; readonly line: number; readonly column: number };
}

/** One column. */
export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  readonly isNullable: boolean;
  readonly default: ColumnDefault | null;
  /** Computed by the database from other columns. */
  readonly generated: { readonly kind: 'stored' | 'virtual'; readonly expression: string } | null;
  /** Numbered by the database; `always` refuses a value of the writer's. */
  readonly identity: 'always' | 'by-default' | null;
  /** MySQL: `ON UPDATE CURRENT_TIMESTAMP`. */
  readonly isSetOnUpdate: boolean;
  readonly comment: string;
}

/** What the database says about the values of a column. */
export interface ColumnType {
  /** The type's own name in lower case, synonyms resolved and arguments left out: `varchar`, `bigint`, `timestamptz`, `numeric`. Of an array: its element's. */
  readonly name: string;
  /** As the server of the dialect prints it: `bigint unsigned` (MariaDB: without its width), `character varying(40)`, `numeric(12,2)[]`. */
  readonly sql: string;
  /** What its values are to a program. Of an array: its elements. */
  readonly kind: ValueKind;
  /** Characters, bytes or bits. */
  readonly length: number | null;
  /** All digits of a number; fractional digits of seconds for times. */
  readonly precision: number | null;
  /** Digits behind the point. */
  readonly scale: number | null;
  readonly isUnsigned: boolean;
  /** The words of an enum or set, in their order. */
  readonly values: readonly string[];
  /** 0 for a value, 1 for an array, 2 for an array of arrays. */
  readonly dimensions: number;
  /** MySQL: what its texts are stored in. Absent where a file leaves it to the server, and for what is no text. */
  readonly characters?: Characters;
}

/** How MySQL stores and compares texts. */
export interface Characters {
  /** The character set: `utf8mb4`, `latin1`; `utf8mb3` where `utf8` is meant. */
  readonly set: string;
  /** `utf8mb4_unicode_ci`; absent where a file leaves it to the server, which has one for each character set. */
  readonly collation?: string;
}

/** `literal` is a constant (its text, without quotes), `expression` anything that the server computes: `CURRENT_TIMESTAMP`, `gen_random_uuid()`. */
export interface ColumnDefault {
  readonly kind: 'literal' | 'expression';
  readonly value: string;
}

/** A primary key, in the order of the key. */
export interface KeySchema {
  readonly columns: readonly string[];
  /** MySQL: characters of each column's value that the key holds, null for the whole. Absent where it holds all whole. */
  readonly prefixes?: readonly (number | null)[];
}

/** An index. */
export interface IndexSchema {
  readonly name: string;
  readonly isUnique: boolean;
  readonly parts: readonly IndexPart[];
  /** The predicate of a partial index. */
  readonly where: string | null;
  /** `btree`, `hash`, `gin`, `gist`, `fulltext`, `spatial` … in lower case. */
  readonly method: string;
  /** PostgreSQL: `NULLS NOT DISTINCT`. */
  readonly areNullsEqual: boolean;
}

/** A column or, in a functional index, an expression. */
export type IndexPart = (
  | {
      readonly kind: 'column';
      readonly column: string;
      readonly isDescending: boolean;
      /** MySQL: characters of the value that are indexed; null for the whole. */
      readonly prefix: number | null;
    }
  | { readonly kind: 'expression'; readonly expression: string; readonly isDescending: boolean }
) & {
  /** PostgreSQL: by which operators its values are found, where they are not those of the type: `gin_trgm_ops`. */
  readonly operatorClass?: string;
  /** PostgreSQL: of an exclusion, by which operator two rows are compared, of which no two may agree in all parts: `&&`. */
  readonly excludedBy?: string;
};

/** What a database does with a row whose parent changes. */
export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

/** A reference to the key of another table (or of its own). */
export interface ForeignKeySchema {
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: {
    readonly schema: string | null;
    readonly table: string;
    readonly columns: readonly string[];
  };
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}

/** A check constraint. */
export interface CheckSchema {
  readonly name: string;
  readonly expression: string;
}
