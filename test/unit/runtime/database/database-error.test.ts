import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  DatabaseError,
  dbErrorKind,
  PoolTimeoutError,
  UnsafeInt64Error,
} from '../../../../src/runtime/database/database-error.ts';
import { handleErrors } from '../../../../src/runtime/problem.ts';
import { openDatabase } from '../../../../src/runtime/database/open-database.ts';

function serviceThatThrows(error: () => Promise<unknown>): FastifyInstance {
  const app = Fastify();
  onTestFinished(async () => app.close());
  handleErrors(app, { errorType: 'application/problem+json', error: (problem) => problem });
  app.get('/', async () => error());
  return app;
}

describe('errors of the database over HTTP', () => {
  it('tell a client that a row exists already, and nothing of values, keys or the driver', async () => {
    const database = await openDatabase(
      { url: 'sqlite::memory:' },
      { drivers: { sqlite: () => import('../../../../src/runtime/database/sqlite/open-sqlite.ts') } },
    );
    onTestFinished(async () => database.close());
    const { session } = database;
    await session.run('create table users (email text unique)', []);
    const insert = async (): Promise<unknown> => session.run('insert into users values (?)', ['me@x.org']);
    await insert();
    const response = await serviceThatThrows(insert).inject('/');
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({
      status: 409,
      detail: 'A row with the same unique value exists already.',
    });
    expect(response.body).not.toMatch(/me@x|users|constraint/i);
  });

  it('tell a client that the database refuses a value, and nothing of the rule', async () => {
    const database = await openDatabase(
      { url: 'sqlite::memory:' },
      { drivers: { sqlite: () => import('../../../../src/runtime/database/sqlite/open-sqlite.ts') } },
    );
    onTestFinished(async () => database.close());
    const { session } = database;
    await session.run('create table goods (price integer constraint secret check (price > 0))', []);
    const insert = async (): Promise<unknown> => session.run('insert into goods values (-1)', []);
    const response = await serviceThatThrows(insert).inject('/');
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ detail: 'A value breaks a rule of its table.' });
    expect(response.body).not.toMatch(/secret|price|goods/);
  });

  it.for([
    new DatabaseError({ kind: 'invalid-value', columns: ['settings'] }, { message: 'holds no JSON' }),
    new DatabaseError({ kind: 'missing', table: 'users' }, { cause: new Error('no such table: users') }),
    new DatabaseError({ kind: 'timeout' }),
    new UnsafeInt64Error('salary'),
  ])('keep to the service what is its own fault: %s', async (error) => {
    const response = await serviceThatThrows(async () => Promise.reject(error)).inject('/');
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ detail: 'The service could not answer this request.' });
  });

  it.for([
    new DatabaseError({ kind: 'connection' }, { cause: new Error('connect ECONNREFUSED 10.0.0.7') }),
    new PoolTimeoutError(100, 5, 7),
    new DatabaseError({ kind: 'deadlock' }),
    new DatabaseError({ kind: 'lock' }),
  ])('ask to come back later, and tell no more: %s', async (error) => {
    const response = await serviceThatThrows(async () => Promise.reject(error)).inject('/');
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(response.json()).toMatchObject({ detail: 'The service cannot answer at the moment.' });
  });
});

it('knows the kind of an error of the database, and of no other', () => {
  expect(dbErrorKind(new PoolTimeoutError(1, 1, 1))).toBe('pool-timeout');
  expect(dbErrorKind(new Error('unique'))).toBeUndefined();
  expect(dbErrorKind(undefined)).toBeUndefined();
});
