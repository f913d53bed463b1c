/**
 * A half-open range of UTF-16 offsets in one source file: `start` is the first unit, `end` the one behind the last.
 * `file` is the path under which the source was loaded (`/` separators).
 */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A place for people and editors: `line` and `column` are 1-based, columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
