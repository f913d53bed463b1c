/** A type as a column names it, from the catalogue or from DDL. */
export interface TypeName {
  /** Null for types of the server, of extensions and of the own schema. */
  readonly schema: string | null;
  /** As the catalogue has it: `int4`, `varchar`, `mood`. Of an array: its element's. */
  readonly name: string;
  /** What stands in parentheses behind it: `['10', '2']`. */
  readonly arguments: readonly string[];
  /** Of an interval: `day to second`. Empty for everything else. */
  readonly fields: string;
  /** 0 for a value, 1 for an array, 2 for an array of arrays. */
  readonly dimensions: number;
}

/** A type that the database itself declares. */
export type DeclaredType =
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | {
      readonly kind: 'domain';
      readonly base: TypeName;
      readonly isNotNull: boolean;
      /** SQL; null for none. */
      readonly default: string | null;
    }
  /** Values of these are texts: a composite or range type. */
  | { readonly kind: 'composite' | 'range' };

/** Finds a type that the database declares. */
export type FindType = (type: TypeName) => DeclaredType | undefined;
