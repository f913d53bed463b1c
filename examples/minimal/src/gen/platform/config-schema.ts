import type { Contract } from './contract.ts';
import {
  count,
  flag,
  group,
  port,
  text,
  texts,
  time,
  type SettingSchema,
} from './setting-schema.ts';

const algorithms =
  'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA'.split(' ');

const secret: SettingSchema = { type: 'string', minLength: 32 };

const jwt = group({
  algorithms: { type: 'array', items: { enum: algorithms }, default: ['HS256'] },
  secret,
  previousSecret: secret,
  publicKey: { type: 'string', pattern: '^-----BEGIN ' },
  jwksUrl: { type: 'string', pattern: '^https?://[^\\s/]' },
  jwksTimeout: time(5_000, 1),
  jwksMaxAge: time(600_000, 1),
  jwksCooldown: time(30_000),
  issuer: text(),
  audience: text(),
  leeway: count(0),
  // A token that never expires cannot be taken back.
  requiredClaims: { ...texts, default: ['exp'] },
  cacheSize: count(1000),
});

/**
 * Whether `NODE_ENV` names a developer's machine or a test; whatever else it names is treated as
 * production is.
 */
export function isLocalEnvironment(environment: string): boolean {
  return environment === 'development' || environment === 'test';
}

/** The JSON Schema of the whole configuration: every setting, its default, and what is allowed. */
export function configSchema(contract: Contract, environment: string): SettingSchema {
  const isLocal = isLocalEnvironment(environment);
  const names = [...contract.jwt, ...contract.jwtTransition];
  return group({
    server: group({
      host: text(isLocal ? 'localhost' : '0.0.0.0'),
      port: port(8080),
      // A number of hops or `true` would let every client choose its address: only names of proxies
      // are believed.
      trustProxy: {
        type: 'array',
        items: { type: 'string', format: 'network' },
        default: [],
      },
      bodyLimit: { ...count(1024 * 1024, 1), 'x-unit': 'size' },
      timeout: time(30_000, 1),
      requestTimeout: time(60_000),
      keepAliveTimeout: time(72_000),
    }),
    admin: group({
      enabled: flag(true),
      host: text(isLocal ? 'localhost' : '0.0.0.0'),
      port: port(9090),
    }),
    log: group({
      level: {
        type: 'string',
        enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        default: 'info',
      },
      pretty: { type: ['boolean', 'string'], enum: [true, false, 'auto'], default: 'auto' },
      slow: time(1_000),
      redact: texts,
    }),
    jwt: group(Object.fromEntries(names.map((name) => [name, jwt]))),
    throttle: group({
      enabled: flag(true),
      max: count(1000, 1),
      window: time(60_000, 1),
      clients: count(10_000, 1),
    }),
    responses: group({ check: flag(true) }),
    security: group({ headers: flag(true) }),
    shutdown: group({ drainDelay: time(isLocal ? 0 : 5_000), deadline: time(25_000, 1) }),
    ...contract.sections,
    app: contract.app ?? { type: 'object', additionalProperties: true, default: {} },
  });
}
