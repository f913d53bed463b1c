import type { Problem } from './errors.ts';

/** The shape of what leaves the service; `src/envelope.ts` decides. */
export interface Envelope {
  /** The media type of errors. */
  readonly errorType: string;
  readonly error: (problem: Problem) => object;
  /** What stands around every successful body; nothing when it is left out. */
  readonly success?: SuccessEnvelope;
}

/**
 * A wrapping of values and, so that it is serialized and checked, the same wrapping of their
 * schemas.
 */
export interface SuccessEnvelope {
  readonly wrap: (data: unknown) => object;
  readonly schema: (data: object) => object;
}
