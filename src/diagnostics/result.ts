import type { Diagnostic } from './diagnostic.ts';

/** A value with what was found while making it. The value is there even after errors, as far as it could be made. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
