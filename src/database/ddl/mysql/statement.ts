/** A piece of the text by offsets; `end` is behind its last character. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** One name of a table, column or key, without its quotes. */
export interface NameNode extends TextRange {
  readonly text: string;
}

/** A table, with its database where the statement says it. */
export interface TableNameNode extends TextRange {
  readonly schema: string | undefined;
  readonly name: string;
}

/** A type as it is declared; what a server makes of it is in `declaredType`. */
export interface TypeNode extends TextRange {
  /** Its words in lower case: `double precision`, `int`. */
  readonly words: string;
  /** What stands between its parentheses, without them; undefined where there are none. */
  readonly list: string | undefined;
  /** `unsigned`, `zerofill`, `byte`, `ascii`, `unicode` in lower case. */
  readonly attributes: readonly string[];
  readonly charset: string | undefined;
  readonly collation: string | undefined;
}

/** A reference to another table. */
export interface ReferencesNode extends TextRange {
  readonly table: TableNameNode;
  readonly columns: readonly NameNode[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

/** A check constraint; its name is empty where none is given. */
export interface CheckNode extends TextRange {
  readonly kind: 'check';
  readonly name: string;
  /** The text between the parentheses. */
  readonly expression: string;
}

/** A foreign key. */
export interface ForeignKeyNode extends TextRange {
  readonly kind: 'foreign-key';
  /** The name of the constraint; empty where none is given. */
  readonly name: string;
  /** The name behind FOREIGN KEY, which the index gets; empty where none is given. */
  readonly indexName: string;
  readonly columns: readonly NameNode[];
  readonly references: ReferencesNode;
}

/** A part of an index: a column with the length of its prefix, or an expression. */
export interface IndexPartNode extends TextRange {
  readonly column: NameNode | undefined;
  readonly prefix: number | null;
  readonly expression: string | undefined;
  readonly isDescending: boolean;
}

/** A primary key or index. */
export interface IndexNode extends TextRange {
  readonly kind: 'index';
  readonly form: 'primary' | 'unique' | 'plain' | 'fulltext' | 'spatial' | 'vector';
  /** Empty where none is given. */
  readonly name: string;
  readonly parts: readonly IndexPartNode[];
  /** `hash`, `btree`, `rtree`; undefined where nothing is said. */
  readonly method: string | undefined;
}

/** A column as it is declared. */
export interface ColumnNode extends TextRange {
  readonly kind: 'column';
  readonly name: NameNode;
  readonly type: TypeNode;
  /** What NULL and NOT NULL say; undefined where neither stands. */
  readonly isNullable: boolean | undefined;
  /** The text behind DEFAULT. */
  readonly default: string | undefined;
  readonly generated: { readonly kind: 'stored' | 'virtual'; readonly expression: string } | undefined;
  readonly isNumbered: boolean;
  readonly isSetOnUpdate: boolean;
  readonly isInvisible: boolean;
  readonly comment: string;
  readonly keys: readonly ('primary' | 'unique')[];
  readonly references: ReferencesNode | undefined;
  readonly checks: readonly CheckNode[];
}

/** What stands between the parentheses of CREATE TABLE. */
export type ElementNode = ColumnNode | IndexNode | ForeignKeyNode | CheckNode;

/** What stands behind the parentheses of CREATE TABLE; undefined where it is not said. */
export interface TableOptions {
  readonly engine?: string;
  /** Goes with a character set, if only that of its name. */
  readonly collation?: string;
  readonly charset?: string;
  /** The columns that are there are stored anew: `CONVERT TO CHARACTER SET`. */
  readonly isConverted?: boolean;
  readonly comment?: string;
  readonly isPartitioned?: boolean;
}

/** Where ALTER TABLE puts a column: `FIRST`, `AFTER name`, or where it is. */
export type ColumnPlace = 'first' | { readonly after: NameNode } | undefined;

/** One change of ALTER TABLE. */
export type AlterAction =
  | { readonly kind: 'add'; readonly element: ElementNode; readonly place: ColumnPlace }
  | {
      readonly kind: 'change-column';
      readonly old: NameNode;
      readonly column: ColumnNode;
      readonly place: ColumnPlace;
    }
  | { readonly kind: 'set-default'; readonly column: NameNode; readonly default: string | undefined }
  | {
      readonly kind: 'drop';
      readonly what: 'column' | 'index' | 'foreign-key' | 'check' | 'constraint';
      readonly name: NameNode;
      readonly isOptional: boolean;
    }
  | { readonly kind: 'drop-primary-key' }
  | { readonly kind: 'rename-column' | 'rename-index'; readonly old: NameNode; readonly name: string }
  | { readonly kind: 'rename-table'; readonly to: TableNameNode }
  | { readonly kind: 'options'; readonly options: TableOptions };

/** A statement that changes what tables there are. */
export type StatementNode =
  | {
      readonly kind: 'create-table';
      readonly table: TableNameNode;
      readonly isTemporary: boolean;
      readonly isOptional: boolean;
      readonly isReplacement: boolean;
      readonly elements: readonly ElementNode[];
      readonly like: TableNameNode | undefined;
      readonly options: TableOptions;
      /** The offset of the SELECT that fills it. */
      readonly select: number | undefined;
    }
  | { readonly kind: 'alter-table'; readonly table: TableNameNode; readonly actions: readonly AlterAction[] }
  | { readonly kind: 'create-index'; readonly table: TableNameNode; readonly index: IndexNode }
  | { readonly kind: 'drop-index'; readonly table: TableNameNode; readonly name: NameNode }
  | { readonly kind: 'drop-tables'; readonly tables: readonly TableNameNode[]; readonly isTemporary: boolean }
  | {
      readonly kind: 'rename-tables';
      readonly pairs: readonly { readonly from: TableNameNode; readonly to: TableNameNode }[];
    }
  | {
      readonly kind: 'create-view';
      readonly table: TableNameNode;
      readonly columns: readonly NameNode[];
      /** The offset of its query. */
      readonly select: number;
    };

/** A place that could not be read, and what was expected there. */
export interface ParseProblem extends TextRange {
  /** Why, as the end of a sentence. */
  readonly reason: string;
}
