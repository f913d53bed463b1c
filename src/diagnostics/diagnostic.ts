import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';

/** `error` stops before anything is written; `warning` and `hint` are printed and change no exit code. */
export type Severity = 'error' | 'warning' | 'hint';

/** The other end of a conflict, or a place that explains it. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** A mend that an editor or the command line can apply: all its edits, or none. */
export interface Fix {
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/** One finding, as data. Nothing in apigen throws for a user's mistake. */
export interface Diagnostic {
  /** Stable kebab-case name, the argument of `apigen explain`. */
  readonly code: string;
  readonly severity: Severity;
  /** A full sentence, names in double quotes. */
  readonly message: string;
  /** What to do next, a full sentence. */
  readonly hint?: string;
  /** Absent only where no place in a source is to blame (a missing file given on the command line, for example). */
  readonly span?: Span;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** Whether a list holds at least one error, that is: whether the pipeline stops here. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
