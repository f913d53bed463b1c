import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { bearer, testConfig } from '../../src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('../../', import.meta.url));
const headers = bearer(config, 'Auth', { sub: '1' });
let app: FastifyInstance;

before(async () => {
  app = await buildApp(config, await createContext(config));
});

after(() => app.close());

describe('a user', () => {
  const payload = { email: 'edsger@example.com', name: 'Edsger Dijkstra', password: 'goto considered' };
  let id: number;

  it('is created with the defaults of the contract', async () => {
    const response = await app.inject({ method: 'POST', url: '/v1/users', headers, payload });
    assert.equal(response.statusCode, 201, response.body);
    const user = response.json();
    assert.deepEqual([user.email, user.role, user.tags], [payload.email, 'member', []]);
    assert.equal('password' in user, false);
    id = user.id;
  });

  it('is refused a second time', async () => {
    const response = await app.inject({ method: 'POST', url: '/v1/users', headers, payload });
    assert.equal(response.statusCode, 409);
  });

  it('logs in with the right password only', async () => {
    const login = (password: string) =>
      app.inject({ method: 'POST', url: '/v1/login', payload: { email: payload.email, password } });
    const [right, wrong] = await Promise.all([login(payload.password), login('something else')]);
    assert.deepEqual([right.statusCode, wrong.statusCode], [200, 401]);
    const { token } = right.json();
    const response = await app.inject({ url: '/v1/users', headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.statusCode, 200);
  });

  it('is found, changed and deleted', async () => {
    const found = await app.inject({ url: '/v1/users?search=dijkstra&pageSize=1', headers });
    assert.equal(found.json().total, 1);
    const changed = await app.inject({
      method: 'PATCH',
      url: `/v1/users/${id}`,
      headers,
      payload: { address: { street: 'Damrak 1', city: 'Amsterdam' } },
    });
    assert.deepEqual(changed.json().address, { street: 'Damrak 1', city: 'Amsterdam', country: 'NL' });
    const deleted = await app.inject({ method: 'DELETE', url: `/v1/users/${id}`, headers });
    assert.equal(deleted.statusCode, 204);
    const gone = await app.inject({ url: `/v1/users/${id}`, headers });
    assert.equal(gone.statusCode, 404);
  });
});
