import type { ModelOptions } from '../model-options.ts';

/** What decides the contract of tables besides their models. */
export interface CrudOptions {
  /** The name in the `service` blocks. */
  readonly service: string;
  /** What stands in front of every path: `/v1`. */
  readonly prefix: string;
  /** What 64-bit integers of the contract are to the logic. */
  readonly int64: ModelOptions['int64'];
}
