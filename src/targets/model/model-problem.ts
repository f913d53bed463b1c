/** What is wrong with the tables or with what was asked of their models; a command makes a diagnostic of it. */
export type ModelProblem =
  /** Two tables would give models of one name. */
  | { readonly kind: 'table-collision'; readonly tables: readonly [string, string]; readonly name: string }
  /** Two columns of a table would give one property. */
  | {
      readonly kind: 'column-collision';
      readonly table: string;
      readonly columns: readonly [string, string];
      readonly name: string;
    }
  /** A pattern of a setting that nothing matches. */
  | {
      readonly kind: 'pattern-unmatched';
      readonly setting: string;
      readonly pattern: string;
      /** What it could have meant. */
      readonly candidates: readonly string[];
    }
  /** A type that values of the column cannot be read as. */
  | {
      readonly kind: 'type-impossible';
      readonly column: string;
      readonly sql: string;
      readonly type: string;
      readonly possible: readonly string[];
    }
  /** A column that cannot be what a setting says that it is. */
  | {
      readonly kind: 'convention-impossible';
      readonly setting: 'softDelete' | 'versionColumn';
      readonly table: string;
      readonly column: string;
      readonly reason: string;
    }
  /** A type of the database that apigen does not know. */
  | { readonly kind: 'type-unknown'; readonly column: string; readonly sql: string }
  /** Decimals that SQLite keeps as doubles. */
  | { readonly kind: 'decimals-rounded'; readonly columns: readonly string[] };

/** Something about a model that follows from a convention, for the report of a run. */
export interface AppliedConvention {
  readonly table: string;
  /** A sentence: `"deleted_at" marks deleted rows.` */
  readonly note: string;
}
