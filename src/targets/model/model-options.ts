import type { Dialect } from '../../database/dialect.ts';

/** A type that columns are given instead of their own: a word of {@link WordType}, or a type of a module. */
export type OverrideType =
  | { readonly kind: 'word'; readonly word: WordType }
  | { readonly kind: 'import'; readonly name: string; readonly from: string };

/** The types that a column can be given by a word alone. */
export type WordType = 'number' | 'bigint' | 'string' | 'boolean' | 'Date' | 'unknown';

/** What decides the output of the `model` target besides the tables. Patterns are as in the setting `database`. */
export interface ModelOptions {
  /** The folder that `gen` and `model` stand in, relative to the project: `src`, or empty for the project itself. */
  readonly folder: string;
  readonly dialects: readonly Dialect[];
  /** Whether a service stands around the models. */
  readonly isService: boolean;
  readonly naming: 'column' | 'camel';
  /** What 64-bit integers are to the program. */
  readonly int64: 'number' | 'bigint' | 'string';
  readonly types: readonly { readonly pattern: string; readonly type: OverrideType }[];
  readonly renames: readonly { readonly pattern: string; readonly to: string }[];
  /** Tables whose rows are cached, and for how long: `1h`. Null for none. */
  readonly cache: { readonly tables: readonly string[]; readonly ttl?: string } | null;
  readonly softDelete: readonly ConventionOption[];
  readonly versionColumn: readonly ConventionOption[];
  readonly readOnly: readonly string[];
}

/** A column that a convention is applied to, by table; null switches the convention off there. */
export interface ConventionOption {
  readonly pattern: string;
  readonly column: string | null;
}
