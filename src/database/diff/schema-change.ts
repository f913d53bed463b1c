import type {
  Characters,
  CheckSchema,
  ColumnSchema,
  ForeignKeySchema,
  IndexSchema,
  KeySchema,
  TableSchema,
} from '../schema.ts';

/** One table that differs between two schemas. */
export type SchemaChange =
  | { readonly kind: 'create-table'; readonly table: TableSchema }
  | { readonly kind: 'drop-table'; readonly table: TableSchema }
  | TableChange;

/** A table that stands in both schemas, and what differs in it. */
export interface TableChange {
  readonly kind: 'change-table';
  readonly before: TableSchema;
  readonly after: TableSchema;
  readonly parts: readonly TablePart[];
}

/** What of a column differs. */
export type ColumnAspect = 'type' | 'nullability' | 'default' | 'identity' | 'set-on-update' | 'comment';

/** One difference in a table. A key, index or check that differs is dropped and added. */
export type TablePart =
  | { readonly kind: 'add-column' | 'drop-column'; readonly column: ColumnSchema }
  | {
      readonly kind: 'change-column';
      readonly before: ColumnSchema;
      readonly after: ColumnSchema;
      readonly aspects: readonly ColumnAspect[];
    }
  /** Whether, how and from what a column is computed cannot be changed: it goes and comes again. */
  | { readonly kind: 'replace-column'; readonly before: ColumnSchema; readonly after: ColumnSchema }
  | {
      readonly kind: 'change-primary-key';
      readonly before: KeySchema | null;
      readonly after: KeySchema | null;
    }
  | { readonly kind: 'add-index' | 'drop-index'; readonly index: IndexSchema }
  | { readonly kind: 'add-foreign-key' | 'drop-foreign-key'; readonly key: ForeignKeySchema }
  | { readonly kind: 'add-check' | 'drop-check'; readonly check: CheckSchema }
  /** MySQL: the character set and collation of columns to come. */
  | { readonly kind: 'change-characters'; readonly characters: Characters }
  | { readonly kind: 'change-comment'; readonly comment: string };
