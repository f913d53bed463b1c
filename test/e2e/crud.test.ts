import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callEveryRoute } from '../support/call-routes.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';
import { sampled } from '../support/sampled.ts';
import {
  apigen,
  labFolder,
  run,
  startService,
  typeCheck,
  type RunningService,
} from '../support/service-lab.ts';

const schema = `CREATE TABLE users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(190) NOT NULL UNIQUE,
  password_hash CHAR(60) NOT NULL,
  balance DECIMAL(20,4) NOT NULL DEFAULT 0.0000,
  status ENUM('active','blocked') NOT NULL DEFAULT 'active',
  born DATE NULL,
  seen DATETIME(3) NULL,
  avatar BLOB NULL,
  prefs JSON NULL,
  version INT NOT NULL DEFAULT 1,
  created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  deleted_at DATETIME NULL
);
CREATE TABLE order_items (
  order_id BIGINT UNSIGNED NOT NULL,
  line INT NOT NULL,
  sku VARCHAR(40) NOT NULL,
  PRIMARY KEY (order_id, line)
);
`;

/** Words that no tag can say, keys that no path can hold, rows without a key, names that every object has. */
const oddSchema = `CREATE TABLE visits (
  doctor INT NOT NULL,
  starts DATETIME NOT NULL,
  ends DATETIME NOT NULL,
  mood ENUM('so-so','it''s fine') NOT NULL DEFAULT 'so-so',
  KEY (mood),
  PRIMARY KEY (doctor, starts)
);
CREATE TABLE moods (mood ENUM('a b','c') PRIMARY KEY, note TEXT);
CREATE TABLE cars (id BIGINT AUTO_INCREMENT PRIMARY KEY, constructor VARCHAR(20), valueOf INT, \`__proto__\` INT);
CREATE TABLE log_entries (at DATETIME NOT NULL, message TEXT);
CREATE VIEW late AS SELECT doctor, ends FROM visits;
`;

const folders: string[] = [];
const services: RunningService[] = [];

afterAll(() => {
  for (const service of services) service.process.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** From tables to a project that type-checks and passes its own tests. */
async function serviceOf(file: string, dialect: string, ...more: readonly string[]): Promise<string> {
  const folder = await labFolder('crud');
  folders.push(folder);
  const args = ['model', 'ddl', file, '--dialect', dialect, '--api', 'tables.api', ...more];
  const made = await apigen([...args, '--no-install', '--skip-git'], folder);
  expect(made.exitCode, made.output).toBe(0);
  const project = join(folder, 'tables-api');
  const types = await typeCheck(project);
  expect(types.exitCode, types.output).toBe(0);
  return project;
}

async function start(project: string): Promise<RunningService> {
  const service = await startService(project, { DATABASE_URL: '' });
  services.push(service);
  return service;
}

const schemas = [
  ['postgres', 'maomao94__zero-service__postgres.sql'],
  ['mysql', 'yangzongzhuan__RuoYi__ry_20260319.sql'],
  ['mysql', 'jOOQ__sakila__mysql-sakila-schema.sql'],
  ['postgres', 'jOOQ__sakila__postgres-sakila-schema.sql'],
  ['mysql', 've-weiyi__ve-blog-golang__blog.sql'],
] as const;

describe('a service of tables', () => {
  it('lists, shows, adds, changes and deletes rows', async () => {
    const folder = await labFolder('crud-schema');
    folders.push(folder);
    writeFileSync(join(folder, 'schema.sql'), schema);
    const service = await start(await serviceOf(join(folder, 'schema.sql'), 'mysql'));
    const call = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${service.url}/v1${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const text = await response.text();
      const value: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: response.status, body: value };
    };

    const ada = {
      email: 'ada@example.com',
      password_hash: 'x',
      balance: '12345678901234.5678',
      born: '1815-12-10',
      seen: '2024-02-29T12:00:00.123Z',
      avatar: 'aGk=',
      prefs: { theme: 'dark' },
    };
    const { password_hash: _, ...shown } = ada;
    const added = await call('POST', '/users', ada);
    expect(added).toMatchObject({ status: 201, body: { id: 1, status: 'active', version: 1, ...shown } });
    expect(added.body).not.toHaveProperty('password_hash');
    expect(added.body).not.toHaveProperty('deleted_at');
    expect((await call('POST', '/users', ada)).status).toBe(409);
    expect((await call('POST', '/users', { email: 'x@example.com' })).status).toBe(400);
    expect(await call('GET', '/users/1')).toEqual({ status: 200, body: added.body });
    expect((await call('GET', '/users/2')).status).toBe(404);

    const change = { version: 1, status: 'blocked', seen: null };
    expect(await call('PATCH', '/users/1', change)).toMatchObject({
      status: 200,
      body: { status: 'blocked', seen: null, version: 2, born: ada.born },
    });
    expect((await call('PATCH', '/users/1', change)).status).toBe(409);
    expect((await call('PATCH', '/users/7', change)).status).toBe(404);

    for (const name of ['b', 'c', 'd'])
      await call('POST', '/users', { email: `${name}@example.com`, password_hash: 'x' });
    const emails: string[] = [];
    for (let cursor = ''; ;) {
      const page = await call('GET', `/users?limit=3&sort=-email${cursor}`);
      const { items, nextCursor } = page.body as { items: { email: string }[]; nextCursor?: string }; // as the contract says
      emails.push(...items.map(({ email }) => email));
      if (nextCursor === undefined) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    expect(emails).toEqual(['d@example.com', 'c@example.com', 'b@example.com', 'ada@example.com']);
    const blocked = await call('GET', '/users?status=blocked');
    expect(blocked.body).toMatchObject({ items: [{ id: 1 }] });
    expect((await call('GET', '/users?cursor=nonsense')).status).toBe(400);
    expect((await call('GET', '/users?sort=password_hash')).status).toBe(400);

    expect((await call('DELETE', '/users/1')).status).toBe(204);
    expect((await call('DELETE', '/users/1')).status).toBe(404);
    expect((await call('GET', '/users/1')).status).toBe(404);

    const item = { order_id: 9007199254740991, line: 1, sku: 'a' };
    expect(await call('POST', '/order-items', item)).toEqual({ status: 201, body: item });
    expect((await call('GET', '/order-items/9007199254740991/1')).body).toEqual(item);
    expect((await call('DELETE', '/order-items/9007199254740991/1')).status).toBe(204);
  });

  it.each(['number', 'string'])('compiles for odd tables with 64-bit integers as %s', async (int64) => {
    const folder = await labFolder('crud-odd');
    folders.push(folder);
    writeFileSync(join(folder, 'odd.sql'), oddSchema);
    const project = await serviceOf(join(folder, 'odd.sql'), 'mysql', '--int64', int64);
    const service = await start(project);
    const car = { constructor_: 'Lotus', valueOf_: 49 };
    const added = await fetch(`${service.url}/v1/cars`, {
      method: 'POST',
      body: JSON.stringify(car),
      headers: { 'content-type': 'application/json' },
    });
    expect(added.status).toBe(201);
    expect(await added.json()).toMatchObject(car);
    const listed = await fetch(`${service.url}/v1/log-entries`);
    expect(await listed.json()).toEqual({ items: [], total: 0 });
  });

  it.for(sampled(schemas, 5))('answers on every route of %s %s', async ([dialect, name], { skip }) => {
    if (!hasCorpus) return skip('The corpus of real schemas is not on this machine.');
    const project = await serviceOf(join(corpusRoot, 'ddl', dialect, name), dialect);
    const tests = await run('node', ['--test', 'test/**/*.test.ts'], project, { DATABASE_URL: '' });
    expect(tests.exitCode, tests.output).toBe(0);
    const service = await start(project);
    const answers = await callEveryRoute(join(project, 'api/tables.api'), service.url);
    expect(answers.length).toBeGreaterThan(20);
    expect(
      answers.filter(({ status, body }) => status >= 500 || (status === 404 && body.includes('no route'))),
    ).toEqual([]);
    expect((await service.stop()).exitCode, service.output()).toBe(0);
  });
});
