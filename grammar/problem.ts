/** What the parser found wrong, as data; `src/syntax` makes diagnostics of it. Offsets are UTF-16 units. */
export interface SyntaxProblem {
  readonly kind: SyntaxProblemKind;
  readonly start: number;
  readonly end: number;
  /** What should stand here, or which construct is concerned: a phrase that fits into a sentence. */
  readonly subject: string;
  /** What stands there instead, ready for a sentence: `"returns"` or `the end of the file`. */
  readonly found: string;
  /** Where the construct began that was never closed. */
  readonly opening?: { readonly start: number; readonly end: number };
}

/** The kinds of problem; each has its diagnostic definition. */
export type SyntaxProblemKind =
  | 'expected'
  | 'unclosed'
  | 'unknown-statement'
  | 'unknown-annotation'
  | 'unknown-method'
  | 'text-after-path'
  | 'text-after-route'
  | 'path-cut-by-comment'
  | 'path-is-comment'
  | 'value-cut-by-comment'
  | 'empty-value'
  | 'type-on-next-line'
  | 'quoted-tag'
  | 'nesting-too-deep'
  | 'too-many-errors';
