/** One template, built in, of the project's own, or both. */
export interface TemplateState {
  readonly name: string;
  /** Undefined where this apigen has none. */
  readonly builtIn: string | undefined;
  /** Undefined where the project has none; without the first line that says what it began as. */
  readonly own: string | undefined;
  /** What the own one began as, where that is still known for sure. */
  readonly base: string | undefined;
  readonly view: number | undefined;
}
