import { randomBytes } from 'node:crypto';
import { loadConfig } from './config.ts';
import type { JwtName, JwtSettings, ServiceConfig } from './config-types.ts';
import type { Contract } from './contract.ts';
import { developmentToken } from './development-token.ts';
import { developmentPrefix } from './secret.ts';

/**
 * The configuration for tests: the service's own files with `NODE_ENV=test`, quiet unless
 * `LOG_LEVEL` is set, unthrottled, with fresh secrets.
 */
export function testConfig(contract: Contract, root: URL): ServiceConfig {
  const names = [...contract.jwt, ...contract.jwtTransition];
  const env = { NODE_ENV: 'test', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' };
  const config = loadConfig({ ...contract, jwt: [], jwtTransition: names }, root, env);
  const jwt = Object.fromEntries(
    Object.entries(config.jwt).map(([name, settings]) => [name, withTestSecret(settings)]),
  );
  return { ...config, jwt, throttle: { ...config.throttle, enabled: false } };
}

function withTestSecret(settings: JwtSettings): JwtSettings {
  const { issuer, audience, leeway, requiredClaims } = settings;
  const { jwksTimeout, jwksMaxAge, jwksCooldown } = settings;
  return {
    algorithms: ['HS256'],
    secret: developmentPrefix + randomBytes(32).toString('hex'),
    leeway,
    requiredClaims,
    jwksTimeout,
    jwksMaxAge,
    jwksCooldown,
    cacheSize: 0,
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  };
}

/**
 * The header of a request that may pass: of a "developer", unless `claims` say otherwise, with a
 * value for every claim that the configuration requires.
 */
export function bearer(
  config: ServiceConfig,
  name: JwtName,
  claims: Readonly<Record<string, unknown>> = {},
): { authorization: string } {
  return { authorization: `Bearer ${developmentToken(config, name, claims)}` };
}
