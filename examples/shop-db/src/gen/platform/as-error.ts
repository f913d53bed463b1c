/** What was thrown, as an error: anything at all can be thrown, and libraries do. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error('What was thrown is no error.', { cause: thrown });
}
