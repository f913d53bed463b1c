import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { refuseCompilersForAll } from '../../../src/runtime/own-compilers.ts';
import { StartError } from '../../../src/runtime/start-error.ts';
import { service } from './service.ts';

/** A schema that only its own kind of compiler can read, as those of zod are. */
const foreign = { type: 'object', parse: (value: unknown) => value };

describe('a route whose owner has set what reads its schemas', () => {
  it('gets its requests as they came, and what it returns as that writes it', async () => {
    const app = await service((scope) => {
      scope.setValidatorCompiler(() => (value) => ({ value }));
      scope.setSerializerCompiler(() => (body) => `own ${JSON.stringify(body)}`);
      const schema = { params: foreign, querystring: foreign, body: foreign, response: { 200: foreign } };
      scope.post('/own/:id', { schema }, async ({ params, query, body }) => ({ params, query, body }));
    });

    const response = await app.inject({ method: 'POST', url: '/own/7?q=x', payload: { a: 1 } });

    expect(response.body).toBe('own {"params":{"id":"7"},"query":{"q":"x"},"body":{"a":1}}');
  });

  it('refuses what its validator refuses, with what that says', async () => {
    const app = await service((scope) => {
      const validatorCompiler = () => () => ({ error: new Error('is no booking') });
      scope.post('/own', { schema: { body: foreign }, validatorCompiler }, async () => 'never');
    });

    const response = await app.inject({ method: 'POST', url: '/own', payload: {} });

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ detail: expect.stringContaining('is no booking') }] });
  });

  it('leaves the others as they are', async () => {
    const schema = { querystring: { type: 'object', properties: { n: { type: 'integer' } } } };
    const app = await service((scope) => {
      scope.register(async (own) => {
        own.setValidatorCompiler(() => (value) => ({ value }));
        own.get('/own', { schema }, async ({ query }) => query);
      });
      scope.get('/usual', { schema }, async ({ query }) => query);
    });

    expect((await app.inject('/own?n=1')).json()).toEqual({ n: '1' });
    expect((await app.inject('/usual?n=1')).json()).toEqual({ n: 1 });
    expect((await app.inject('/usual?n=x')).statusCode).toBe(400);
  });
});

describe('what reads the schemas of all routes', () => {
  it('is refused, and what reads those of a scope is not', async () => {
    const app = fastify();
    await app.register(async (own) => {
      own.setValidatorCompiler(() => () => true);
      own.setSerializerCompiler(() => () => '');
    });
    expect(() => refuseCompilersForAll(app)).not.toThrow();
    app.setSerializerCompiler(() => () => '');
    expect(() => refuseCompilersForAll(app)).toThrow(
      '"src/plugins.ts" calls setSerializerCompiler for all routes',
    );
    // Told to the owner without a stack.
    expect(() => refuseCompilersForAll(app)).toThrow(StartError);
    app.setValidatorCompiler(() => () => true);
    expect(() => refuseCompilersForAll(app)).toThrow('setValidatorCompiler and setSerializerCompiler');
    await app.close();
  });
});
