import { HttpError } from './errors.ts';

/**
 * The key in the header `Idempotency-Key`, undefined where there is none. It may stand in double
 * quotes.
 */
export function readIdempotencyKey(
  header: string | readonly string[] | undefined,
): string | undefined {
  if (header === undefined) return undefined;
  const [, quoted, plain] =
    /^(?:"([\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/.exec(String(header)) ?? [];
  const key = quoted ?? plain;
  if (key !== undefined) return key;
  const detail = 'must be 1 to 255 visible ASCII characters';
  throw new HttpError(400, 'The request has one error.', {
    errors: [{ in: 'header', pointer: '/idempotency-key', detail }],
  });
}
