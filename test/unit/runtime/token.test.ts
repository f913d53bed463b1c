import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import { bearer, testConfig } from '../../../src/runtime/testing.ts';
import { secret, service } from './service.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const contract = { name: 'user-api', envPrefix: 'USER_API', jwt: ['Auth'], jwtTransition: ['Old'] };
const runtime = new URL('../../../src/runtime/', import.meta.url);

function printToken(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const root = temporaryFolder('token');
  writeFileSync(join(root, '.env'), `USER_API__JWT__AUTH__SECRET=${secret}`);
  const script = `
    import { printToken } from '${new URL('token.ts', runtime).href}';
    import { run } from '${new URL('run.ts', runtime).href}';
    await run(async () => printToken(${JSON.stringify(contract)}, new URL('${pathToFileURL(root).href}/'), ${JSON.stringify(args)}));
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function ask(authorization: string, changes: Partial<ServiceConfig> = {}) {
  const app = await service((scope) => {
    scope.get('/', { onRequest: scope.authenticate('Auth') }, async ({ user }) => ({ user }));
  }, changes);
  const response = await app.inject({ url: '/', headers: { authorization } });
  return { status: response.statusCode, user: response.json().user };
}

describe('the token for development', () => {
  it('stands on the last line, says what is asked for, and opens the service', async () => {
    const { status, stdout } = printToken(['--claims', '{"sub":"1","roles":["admin"]}']);
    expect(status).toBe(0);
    const token = stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(await ask(`Bearer ${token}`)).toMatchObject({ status: 200, user: { sub: '1', roles: ['admin'] } });
  });

  it('takes its options behind "--", too', () => {
    const { status, stdout } = printToken(['--', '--claims', '{"sub":"1"}']);
    expect([status, stdout.trimEnd().split('.').length]).toEqual([0, 3]);
  });

  it.each(['soon', '0', '-1', '1e99'])('refuses to expire after "%s"', (expires) => {
    const { status, stderr } = printToken([`--expires=${expires}`]);
    expect([status, stderr]).toEqual([1, '"--expires" must be a number of seconds, such as 3600.\n']);
  });

  it.each(['[1]', '{', '"text"'])('refuses the claims %s', (claims) => {
    const { status, stderr } = printToken(['--claims', claims]);
    expect([status, stderr]).toEqual([1, '"--claims" must be a JSON object, such as \'{"sub":"1"}\'.\n']);
  });

  it('names what it does not know, without a stack', () => {
    expect(printToken(['--name', 'Nobody'])).toMatchObject({
      status: 1,
      stderr: 'The contract has no "jwt: Nobody".\n',
    });
    const { status, stderr } = printToken(['--clams', '{}']);
    expect(status).toBe(1);
    expect(stderr).toContain('--clams');
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it('is not made in production', () => {
    const env = { NODE_ENV: 'production', USER_API__JWT__AUTH__SECRET: 'p'.repeat(40) };
    expect(printToken([], env)).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('the configuration for tests', () => {
  it('has a fresh secret for every key, and tokens to go with it', async () => {
    const root = pathToFileURL(`${temporaryFolder('testing')}/`);
    const config = testConfig(contract, root);
    expect(config).toMatchObject({ environment: 'test', throttle: { enabled: false } });
    expect(config.jwt['Auth']?.secret).not.toBe(testConfig(contract, root).jwt['Auth']?.secret);
    expect(await ask(bearer(config, 'Auth', { sub: '9' }).authorization, config)).toMatchObject({
      status: 200,
      user: { sub: '9' },
    });
  });

  it('is quiet, until somebody wants to know why something failed', () => {
    const root = pathToFileURL(`${temporaryFolder('testing')}/`);
    expect(testConfig(contract, root).log.level).toBe('silent');
    vi.stubEnv('LOG_LEVEL', 'error');
    expect(testConfig(contract, root).log.level).toBe('error');
    vi.unstubAllEnvs();
  });
});
