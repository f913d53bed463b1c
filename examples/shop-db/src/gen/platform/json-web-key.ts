import { createPublicKey } from 'node:crypto';
import type { Algorithm } from 'fast-jwt';
import { isRecord } from './is-record.ts';

/** A public key of an issuer, and what it verifies. */
export interface IssuerKey {
  /** The name that tokens call it by, if it has one. */
  readonly id: string | undefined;
  readonly pem: string;
  readonly algorithms: readonly Algorithm[];
}

const curves: Readonly<Record<string, Algorithm>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
};

const rsa: readonly Algorithm[] = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];

/** No issuer has more keys at a time. */
const mostKeys = 100;

/**
 * The keys of a JSON Web Key Set (RFC 7517) that may verify tokens with the allowed algorithms.
 * Secrets are never taken from anybody, and a key that is not understood is left out. Throws where
 * the text is no key set.
 */
export function readKeySet(text: string, allowed: readonly Algorithm[]): IssuerKey[] {
  const set: unknown = JSON.parse(text);
  const keys: unknown = isRecord(set) ? set['keys'] : undefined;
  if (!Array.isArray(keys)) throw new Error('The answer is no JSON Web Key Set.');
  return keys
    .slice(0, mostKeys)
    .flatMap((key: unknown) => (isRecord(key) ? readKey(key, allowed) : []));
}

function readKey(
  jwk: Readonly<Record<string, unknown>>,
  allowed: readonly Algorithm[],
): IssuerKey[] {
  const { kid, use, alg } = jwk;
  if (use !== undefined && use !== 'sig') return [];
  const algorithms = algorithmsOf(jwk).filter(
    (algorithm) => allowed.includes(algorithm) && (alg === undefined || alg === algorithm),
  );
  if (algorithms.length === 0) return [];
  try {
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    return [{ id: typeof kid === 'string' ? kid : undefined, pem: String(pem), algorithms }];
  } catch {
    return [];
  }
}

function algorithmsOf({ kty, crv }: Readonly<Record<string, unknown>>): readonly Algorithm[] {
  if (kty === 'RSA') return rsa;
  if (kty === 'OKP') return crv === 'Ed25519' || crv === 'Ed448' ? ['EdDSA'] : [];
  const algorithm = kty === 'EC' && typeof crv === 'string' ? curves[crv] : undefined;
  return algorithm === undefined ? [] : [algorithm];
}
