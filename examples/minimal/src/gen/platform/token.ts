import { createSigner } from 'fast-jwt';
import type { JwtName, ServiceConfig } from './config-types.ts';
import { writtenExactly } from './exact-json.ts';
import { StartError } from './start-error.ts';

/**
 * Signs a token that the service accepts for `expires` seconds. It says what `claims` say, and the
 * configured issuer and audience; nothing else is added. Works with secrets only: a public key
 * signs nothing.
 */
export function signToken(
  config: ServiceConfig,
  name: JwtName,
  claims: Readonly<Record<string, unknown>> = {},
  expires = 3600,
): string {
  const settings = config.jwt[name];
  if (settings === undefined) throw new StartError(`The contract has no "jwt: ${name}".`);
  const [algorithm] = settings.algorithms;
  const isSymmetric = algorithm?.startsWith('HS') === true;
  if (settings.secret === undefined || algorithm === undefined || !isSymmetric) {
    throw new StartError(`jwt.${name} has no secret to sign with.`);
  }
  const sign = createSigner({
    key: settings.secret,
    algorithm,
    expiresIn: expires * 1000,
    ...(settings.issuer !== undefined && { iss: settings.issuer }),
    ...(settings.audience !== undefined && { aud: settings.audience }),
  });
  const written = Object.entries(claims).map(([claim, value]) => [claim, writtenExactly(value)]);
  return sign(Object.fromEntries(written));
}
