/** Why a token is not valid: for the log, never for whoever sent it, and without the token. */
export class RefusedToken {
  /** The name in the configuration of the key that it was verified with. */
  readonly jwt: string;
  readonly code: string;
  readonly reason: string;

  constructor(jwt: string, code: string, reason: string) {
    this.jwt = jwt;
    this.code = code;
    this.reason = reason;
  }
}

/**
 * What a failed verification says. Causes of the error are left out: those of a parser quote from
 * the token.
 */
export function refusalOf(jwt: string, error: unknown): RefusedToken {
  if (!(error instanceof Error)) return new RefusedToken(jwt, 'UNKNOWN', String(error));
  const code = 'code' in error ? String(error.code) : error.name;
  return new RefusedToken(jwt, code, error.message);
}

/** A key that is not the one of the token says nothing about it while another one has more to say. */
const foreignKey = new Set([
  'UNKNOWN_KEY',
  'FAST_JWT_INVALID_SIGNATURE',
  'FAST_JWT_INVALID_ALGORITHM',
]);

/** Of two refusals by different keys the one that helps whoever reads the log. */
export function moreTelling(first: RefusedToken, second: RefusedToken): RefusedToken {
  return foreignKey.has(first.code) && !foreignKey.has(second.code) ? second : first;
}
