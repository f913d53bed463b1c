import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/runtime/config.ts';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import { signatureSection } from '../../../src/runtime/signature-section.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const contract = { name: 'user-api', envPrefix: 'USER_API', jwt: ['Auth'], jwtTransition: ['OldAuth'] };
const secret = 'a-secret-of-production'.padEnd(40, 'z');
const withSecret = { USER_API__JWT__AUTH__SECRET: secret };

function project(files: Readonly<Record<string, string>> = {}): URL {
  const root = temporaryFolder('config');
  mkdirSync(join(root, 'config'));
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content);
  return pathToFileURL(`${root}/`);
}

function load(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): ServiceConfig {
  return loadConfig(contract, project(files), { ...withSecret, ...env });
}

function mistakes(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): string[] {
  try {
    load(files, env);
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [summary, ...lines] = error.message.split('\n');
    expect(summary).toBe('The configuration is not usable:');
    return lines.map((line) => line.replace('  - ', ''));
  }
}

describe('the configuration', () => {
  it('has a default for everything but secrets', () => {
    const config = load({});
    expect(config).toMatchObject({ environment: 'development', server: { port: 8080, host: 'localhost' } });
    expect(config.jwt['Auth']).toMatchObject({ algorithms: ['HS256'], secret });
    expect(loadConfig({ ...contract, jwt: [] }, project(), {})).toMatchObject({ service: 'user-api' });
  });

  it('takes what its owner names from variables, too', () => {
    const pem = '-----BEGIN PRIVATE KEY-----';
    const signed = { ...contract, sections: { signature: signatureSection } };
    const root = project({ 'config/k2.pem': pem });
    const env = {
      USER_API__SIGNATURE__KEYS__K1: pem,
      USER_API__SIGNATURE__KEYS__K2: `file:${fileURLToPath(root)}config/k2.pem`,
    };
    expect(loadConfig(signed, root, { ...withSecret, ...env })).toMatchObject({
      signature: { keys: { k1: pem, k2: pem } },
    });
    expect(() => loadConfig(signed, root, { USER_API__SIGNATURE__KEYS__K1__X: pem })).toThrow(
      'environment variable USER_API__SIGNATURE__KEYS__K1__X: there is no such setting.',
    );
  });

  it('lets each source win over the one before', () => {
    const files = {
      'config/default.yaml': 'server: { port: 1, bodyLimit: 1, timeout: 1 }\nlog: { level: warn }',
      'config/test.yaml': 'server: { port: 2, bodyLimit: 2 }',
    };
    const env = { NODE_ENV: 'test', PORT: '3', LOG_LEVEL: 'debug', USER_API__LOG__LEVEL: 'error' };
    expect(load(files, env)).toMatchObject({
      server: { port: 3, bodyLimit: 2, timeout: 1 },
      log: { level: 'error' },
    });
  });

  it('reads times and sizes as people write them', () => {
    const env = { USER_API__SERVER__TIMEOUT: '2m', USER_API__THROTTLE__WINDOW: '1.5s' };
    const files = { 'config/default.yaml': 'server: { bodyLimit: 10m }\nshutdown: { drainDelay: 500ms }' };
    expect(load(files, env)).toMatchObject({
      server: { bodyLimit: 10_485_760, timeout: 120_000 },
      throttle: { window: 1_500 },
      shutdown: { drainDelay: 500 },
    });
  });

  it('reads lists, switches and own settings from the environment', () => {
    const env = {
      USER_API__SERVER__TRUST_PROXY: '10.0.0.0/8, ::1',
      USER_API__THROTTLE__ENABLED: 'false',
      USER_API__APP__DATABASE__URL: 'postgres://x',
    };
    expect(load({}, env)).toMatchObject({
      server: { trustProxy: ['10.0.0.0/8', '::1'] },
      throttle: { enabled: false },
      app: { database: { url: 'postgres://x' } },
    });
  });

  it('reads secrets from files', () => {
    const files = { 'config/default.yaml': 'jwt: { OldAuth: { secret: "file:key" } }', key: `${secret}\n` };
    expect(load(files).jwt['OldAuth']?.secret).toBe(secret);
    expect(mistakes({ 'config/default.yaml': 'jwt: { Auth: { publicKey: "file:/none" } }' })).toEqual([
      'jwt.Auth.publicKey (config/default.yaml): the file that it names cannot be read.',
    ]);
  });

  it('reads .env in development only, and lets the real environment win', () => {
    const root = project({ '.env': `USER_API__JWT__AUTH__SECRET=${secret}\nPORT=5\nHOST=a` });
    expect(loadConfig(contract, root, { HOST: 'b' })).toMatchObject({ server: { port: 5, host: 'b' } });
    expect(() => loadConfig(contract, root, { NODE_ENV: 'production' })).toThrow(
      'jwt.Auth.secret: is missing',
    );
  });

  it('reports all mistakes at once, each with the place that it was found in', () => {
    const files = {
      'config/default.yaml': 'server: { port: 99999, prot: 1 }\nlog: { level: loud }\nextra: 1',
    };
    const env = { USER_API__THROTTLE__MAX: 'many', USER_API__SERVR__PORT: '1' };
    expect(mistakes(files, env).toSorted()).toEqual([
      'environment variable USER_API__SERVR__PORT: there is no such setting.',
      'extra (config/default.yaml): there is no such setting.',
      'log.level (config/default.yaml): must be one of fatal,error,warn,info,debug,trace,silent.',
      'server.port (config/default.yaml): must be <= 65535.',
      'server.prot (config/default.yaml): there is no such setting.',
      'throttle.max (environment variable USER_API__THROTTLE__MAX): must be integer.',
    ]);
  });

  it.each(['a: [', '- 1', 'text'])('refuses the file %j', (content) => {
    expect(mistakes({ 'config/default.yaml': content })[0]).toMatch(/^config\/default\.yaml: /);
  });

  it.each(['true', '1', '"true"', '["*"]', '[loopback]'])('believes no proxy by the setting %s', (value) => {
    expect(mistakes({ 'config/default.yaml': `server: { trustProxy: ${value} }` })[0]).toMatch(
      /^server\.trustProxy/,
    );
  });

  it('reports missing secrets and conflicts beside mistakes elsewhere', () => {
    const env = { LOG_LEVEL: 'loud', PORT: '9000', ADMIN_PORT: '9000', USER_API__JWT__AUTH__SECRET: '' };
    const found = mistakes({}, { ...env, USER_API__SHUTDOWN__DRAIN_DELAY: '30s' });
    expect(found).toEqual([
      expect.stringContaining('log.level (environment variable LOG_LEVEL)'),
      'admin.port: must be another than server.port.',
      'shutdown.deadline: must be longer than shutdown.drainDelay, which is a part of it.',
      expect.stringContaining('jwt.Auth.secret: is missing'),
    ]);
    // What may stand in a file that cannot be read is not missing.
    expect(mistakes({ 'config/default.yaml': 'a: [' }, { USER_API__JWT__AUTH__SECRET: '' })).toHaveLength(1);
  });

  it('takes no time that a timer cannot wait, and names the source of a section', () => {
    expect(mistakes({}, { USER_API__SHUTDOWN__DEADLINE: '1000h' })).toEqual([
      'shutdown.deadline (environment variable USER_API__SHUTDOWN__DEADLINE): must be <= 2147483647.',
    ]);
    expect(mistakes({}, { PORT: '1', USER_API__SERVER: 'x' })).toEqual([
      'server (environment variable USER_API__SERVER): must be object.',
    ]);
  });

  it('believes no proxy that would let everybody choose an address', () => {
    for (const value of ['1', 'true', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/8', 'localhost']) {
      expect(mistakes({}, { USER_API__SERVER__TRUST_PROXY: value }), value).toEqual([
        'server.trustProxy.0: must be the address or network of a proxy, such as 10.0.0.0/8.',
      ]);
    }
    expect(load({}, { USER_API__SERVER__TRUST_PROXY: 'fd00::/8, 10.0.0.7' }).server.trustProxy).toEqual([
      'fd00::/8',
      '10.0.0.7',
    ]);
  });

  it('says how times and sizes are written', () => {
    expect(mistakes({ 'config/default.yaml': 'server: { timeout: 3 parsecs, bodyLimit: lots }' })).toEqual([
      'server.bodyLimit (config/default.yaml): must be a size such as 512k or 10m.',
      'server.timeout (config/default.yaml): must be a time such as 500ms, 30s or 5m.',
    ]);
  });

  it('tells of YAML that cannot be read, and of aliases that would never end', () => {
    const levels = Array.from({ length: 9 }, (_, level) =>
      level === 0 ? 'l0: &l0 [x]' : `l${level}: &l${level} [${`*l${level - 1},`.repeat(9)}]`,
    );
    for (const text of ['server: [1', levels.join('\n')]) {
      const [line = '', ...others] = mistakes({ 'config/default.yaml': text });
      expect(line).toMatch(/^config\/default\.yaml: [^\n]+[^:]\.$/);
      expect(others).toEqual([]);
    }
  });

  it('does not start in an environment that nobody has described', () => {
    expect(mistakes({}, { NODE_ENV: 'prod' })).toEqual([
      'NODE_ENV is "prod", and there is no config/prod.yaml.',
    ]);
    expect(load({ 'config/staging.yaml': '{}' }, { NODE_ENV: 'staging' }).environment).toBe('staging');
  });

  it('never sets a prototype', () => {
    mistakes({ 'config/default.yaml': '__proto__: { polluted: yes }\napp: { __proto__: { polluted: 1 } }' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('secrets', () => {
  const production = { NODE_ENV: 'production' };

  it('have no default, and the message says which variable to set', () => {
    expect(() => loadConfig(contract, project(), {})).toThrow(
      'copy .env.example to .env, or add USER_API__JWT__AUTH__SECRET to yours',
    );
    expect(() => loadConfig(contract, project(), production)).toThrow(
      'is missing; set USER_API__JWT__AUTH__SECRET',
    );
  });

  it('of development do not start production, nor anything that is not local', () => {
    const env = { USER_API__JWT__AUTH__SECRET: 'development-only-'.padEnd(40, 'x') };
    expect(mistakes({}, env)).toEqual([]);
    expect(mistakes({}, { ...env, ...production })).toEqual([
      'jwt.Auth.secret: is the secret for development.',
    ]);
    expect(mistakes({ 'config/live.yaml': '' }, { ...env, NODE_ENV: 'live' })).toHaveLength(1);
  });

  it('must be long enough for their algorithm', () => {
    expect(mistakes({}, { USER_API__JWT__AUTH__SECRET: 'short' })[0]).toMatch(
      /jwt\.Auth\.secret .*32 characters/,
    );
    expect(mistakes({}, { USER_API__JWT__AUTH__ALGORITHMS: 'HS512' })).toEqual([
      'jwt.Auth.secret: must have at least 64 characters.',
    ]);
  });

  it('are not needed where an issuer publishes its keys', () => {
    const env = {
      USER_API__JWT__AUTH__ALGORITHMS: 'RS256,ES256',
      USER_API__JWT__AUTH__JWKS_URL: 'https://issuer.example/keys',
    };
    const { jwt } = loadConfig(contract, project(), { ...env, ...production });
    expect(jwt['Auth']).toMatchObject({ jwksTimeout: 5_000, jwksMaxAge: 600_000, jwksCooldown: 30_000 });
    const open = { ...env, USER_API__JWT__AUTH__JWKS_URL: 'http://issuer.example/keys' };
    expect(() => loadConfig(contract, project(), open)).not.toThrow();
    expect(() => loadConfig(contract, project(), { ...open, ...production })).toThrow(
      'jwt.Auth.jwksUrl: must be an https address.',
    );
    const odd = { ...env, USER_API__JWT__AUTH__JWKS_URL: 'issuer.example' };
    expect(() => loadConfig(contract, project(), odd)).toThrow('jwt.Auth.jwksUrl');
  });

  it('and public keys belong to their own algorithms', () => {
    expect(mistakes({}, { USER_API__JWT__AUTH__ALGORITHMS: 'RS256' })).toEqual([
      'jwt.Auth.publicKey: RS256 needs a public key.',
    ]);
    const key = '-----BEGIN PUBLIC KEY-----';
    expect(mistakes({}, { USER_API__JWT__AUTH__PUBLIC_KEY: key })).toEqual([
      'jwt.Auth.algorithms: HS algorithms need a secret; name those of the public key, such as RS256.',
    ]);
    expect(
      mistakes({}, { USER_API__JWT__AUTH__PUBLIC_KEY: key, USER_API__JWT__AUTH__JWKS_URL: 'https://i/k' }),
    ).toEqual(['jwt.Auth.jwksUrl: the key comes from there or from publicKey, not from both.']);
    expect(mistakes({}, { USER_API__JWT__AUTH__ALGORITHMS: 'none' })[0]).toMatch(/^jwt\.Auth\.algorithms/);
  });
});
