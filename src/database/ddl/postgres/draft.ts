import type { Node } from 'libpg-query';
import type { Source } from '../../../base/source.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { DeclaredType, TypeName } from '../../postgres/type-name.ts';
import type { ReferentialAction } from '../../schema.ts';
import type { Statement } from './split-statements.ts';

/** An expression where it was written. */
export interface DraftExpression {
  readonly node: Node;
  /** The statement that holds it. */
  readonly statement: string;
}

/** A column while statements still change it. */
export interface DraftColumn {
  name: string;
  type: TypeName;
  isNotNull: boolean;
  default: DraftExpression | undefined;
  generated: { readonly kind: 'stored' | 'virtual'; readonly expression: DraftExpression } | undefined;
  identity: 'always' | 'by-default' | null;
  comment: string;
}

/** A part of an index: a column or an expression. */
export interface DraftPart {
  column: string | undefined;
  expression: DraftExpression | undefined;
  readonly isDescending: boolean;
  readonly operatorClass?: string | undefined;
  readonly excludedBy?: string | undefined;
}

/** An index, or a unique constraint. */
export interface DraftIndex {
  name: string;
  readonly isUnique: boolean;
  readonly parts: readonly DraftPart[];
  where: DraftExpression | undefined;
  readonly method: string;
  readonly areNullsEqual: boolean;
  /** Columns that it only carries; they go into the name that the server makes. */
  readonly carried: readonly string[];
  /** Whether it was declared as a unique constraint; copies of it are named after that. */
  readonly isConstraint: boolean;
}

/** A foreign key; the columns of the parent are those of its primary key when they are not written. */
export interface DraftForeignKey {
  name: string;
  columns: readonly string[];
  parent: { schema: string; name: string };
  parentColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}

/** A check. */
export interface DraftCheck {
  name: string;
  expression: DraftExpression;
}

/** A table or view while statements still change it. */
export interface DraftTable {
  schema: string;
  name: string;
  readonly kind: 'table' | 'view';
  comment: string;
  columns: DraftColumn[];
  primaryKey: { name: string; columns: readonly string[] } | undefined;
  indexes: DraftIndex[];
  foreignKeys: DraftForeignKey[];
  checks: DraftCheck[];
  readonly isPartitioned: boolean;
  /** Partitions and temporary tables are followed, and left out in the end. */
  isHidden: boolean;
  readonly origin: { readonly file: string; readonly line: number; readonly column: number };
}

/** A database as far as the statements so far have made it. */
export interface Draft {
  readonly tables: Map<string, DraftTable>;
  readonly types: Map<string, DeclaredType>;
  /** The attributes of composite types, for tables that are made of one. */
  readonly composites: Map<string, readonly DraftColumn[]>;
  /** What the functions of the script give, by name; null where there are several of a name. */
  readonly functions: Map<string, TypeName | null>;
  /** What is there but cannot be read without a server, with what there is to tell of it; null for what is temporary. */
  readonly leftOut: Map<string, Diagnostic | null>;
  /** The functions of the script that make or change tables when they are called. */
  readonly changers: Set<string>;
  /** The columns that own a sequence, by the key of the sequence. */
  readonly sequenceOwners: Map<string, { readonly table: string; readonly column: string }>;
  /** Where names without a schema are looked for, and the first is where they are made. */
  searchPath: readonly string[];
  readonly diagnostics: Diagnostic[];
}

/** The statement that is being applied. */
export interface Place {
  readonly source: Source;
  readonly statement: Statement;
}

/** A database with nothing in it. */
export function createDraft(): Draft {
  return {
    tables: new Map(),
    types: new Map(),
    composites: new Map(),
    functions: new Map(),
    leftOut: new Map(),
    changers: new Set(),
    sequenceOwners: new Map(),
    searchPath: ['public'],
    diagnostics: [],
  };
}

/** The key under which something with a schema and a name is kept. */
export function keyOf(schema: string, name: string): string {
  return JSON.stringify([schema, name]);
}

/** The schema and name of a key. */
export function partsOf(key: string): readonly [schema: string, name: string] {
  const parts: unknown = JSON.parse(key);
  const [schema, name] = Array.isArray(parts) ? parts.map(String) : [];
  return [schema ?? '', name ?? ''];
}
