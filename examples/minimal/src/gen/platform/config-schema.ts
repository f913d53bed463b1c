import type { Contract } from './contract.ts';

/** A setting: JSON Schema, and `x-unit` where text such as `30s` or `10m` is a number. */
export interface SettingSchema {
  readonly type: string | readonly string[];
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly additionalProperties?: boolean | SettingSchema;
  readonly required?: readonly string[];
  readonly items?: object;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly 'x-unit'?: 'time' | 'size';
}

const text = (value?: string): SettingSchema => ({
  type: 'string',
  ...(value !== undefined && { default: value }),
});
const flag = (value: boolean): SettingSchema => ({ type: 'boolean', default: value });
const count = (value: number, minimum = 0): SettingSchema => ({
  type: 'integer',
  minimum,
  default: value,
});
const time = (value: number, minimum = 0): SettingSchema => ({
  ...count(value, minimum),
  'x-unit': 'time',
});
const port = (value: number): SettingSchema => ({
  type: 'integer',
  minimum: 0,
  maximum: 65535,
  default: value,
});
const texts: SettingSchema = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  default: [],
};

function group(
  properties: Readonly<Record<string, SettingSchema>>,
  required: readonly string[] = [],
): SettingSchema {
  return { type: 'object', properties, required, additionalProperties: false, default: {} };
}

const algorithms =
  'HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA'.split(' ');

const secret: SettingSchema = { type: 'string', minLength: 32 };

const jwt = group({
  algorithms: { type: 'array', items: { enum: algorithms }, default: ['HS256'] },
  secret,
  previousSecret: secret,
  publicKey: { type: 'string', pattern: '^-----BEGIN ' },
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
    app: { type: 'object', additionalProperties: true, default: {} },
  });
}
