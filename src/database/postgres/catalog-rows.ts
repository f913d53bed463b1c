/** Rows of the catalogue, as the questions of `catalog-queries.ts` name their columns. Numbers of objects are texts. */
export interface CatalogRows {
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly indexes: readonly IndexRow[];
  readonly constraints: readonly ConstraintRow[];
  readonly types: readonly TypeRow[];
}

/** The server, and where the connection stands. */
export interface ServerRow {
  readonly version: number;
  readonly label: string;
  readonly user: string;
  readonly database: string;
  /** The schema that was asked for. */
  readonly schema: string;
  /** The schema that names without one mean. */
  readonly own: string;
  readonly isThere: boolean;
  readonly mayUse: boolean;
  readonly schemas: readonly string[];
}

/** A table or view. */
export interface TableRow {
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly comment: string;
}

/** A column. */
export interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly isNotNull: boolean;
  readonly type: string;
  readonly sql: string;
  readonly dimensions: number;
  readonly identity: string;
  readonly generated: string;
  readonly expression: string | null;
  readonly ownsSequence: boolean;
  readonly comment: string;
}

/** An index; for each part either a column or an expression is not empty. */
export interface IndexRow {
  readonly table: string;
  readonly name: string;
  readonly isUnique: boolean;
  readonly isPrimary: boolean;
  readonly method: string;
  readonly areNullsEqual: boolean;
  readonly where: string | null;
  readonly columns: readonly string[];
  readonly expressions: readonly string[];
  readonly descending: readonly boolean[];
  /** Empty where it is the type's own. */
  readonly operatorClasses: readonly string[];
  /** The operators of an exclusion, one a part; else empty. */
  readonly exclusions: readonly string[];
}

/** A foreign key or a check. */
export interface ConstraintRow {
  readonly table: string;
  readonly name: string;
  readonly kind: string;
  readonly expression: string | null;
  readonly columns: readonly string[];
  readonly parentSchema: string | null;
  readonly parentTable: string | null;
  readonly parentColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

/** A type. */
export interface TypeRow {
  readonly id: string;
  readonly name: string;
  readonly schema: string;
  readonly kind: string;
  readonly element: string;
  readonly isArray: boolean;
  readonly base: string;
  readonly sql: string | null;
  readonly dimensions: number;
  readonly isNotNull: boolean;
  readonly default: string | null;
  readonly isOfExtension: boolean;
  readonly words: readonly string[];
}
