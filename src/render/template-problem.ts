/** What is wrong with a project's own template, and where in its text. */
export interface TemplateProblem {
  readonly template: string;
  /** The middle of a sentence, without a full stop. */
  readonly message: string;
  /** From 1; the place where it begins. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  /** Characters from there. */
  readonly length: number;
}
