import fastify from 'fastify';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { requestContext, type RequestContext } from '../../../src/runtime/context.ts';
import type { ContextHooks } from '../../../src/runtime/health.ts';
import { limitLifetimes, RequestLifetime } from '../../../src/runtime/lifetime.ts';
import { watchRequests } from '../../../src/runtime/request-end.ts';

describe('the context of a request', () => {
  it('has no name that the owner may give to something else', () => {
    type Allowed = ContextHooks & Record<string, unknown>;
    expectTypeOf<{ mailer: string }>().toExtend<Allowed>();
    expectTypeOf<{ request: () => void }>().not.toExtend<Allowed>();
    expectTypeOf<{ log: (line: string) => void }>().not.toExtend<Allowed>();
  });

  it('has what all requests share and what is its own, whichever way it is taken apart', async () => {
    const [context] = await contextsOf({ mailer: 'smtp', signal: 'of the owner' }, 1);
    expect(context?.mailer).toBe('smtp');
    expect(context?.requestId).toBe('request-0');
    const { header, status } = context?.reply ?? {};
    expect(() => header?.('x-odd\n', '1')).toThrow();
    expect(() => status?.(100)).toThrow(RangeError);
    const copy = { ...context };
    expect(copy.signal).toBeInstanceOf(AbortSignal);
    expect(copy.signal).toBe(context?.signal);
  });

  it('makes no signal before somebody asks for it', async () => {
    const reading = vi.spyOn(RequestLifetime.prototype, 'signal', 'get');
    const [context] = await contextsOf({}, 1);
    Object.assign(context ?? {}, { user: { sub: 'somebody' } });
    expect(reading).not.toHaveBeenCalled();
    expect(context?.signal.aborted).toBe(false);
    expect(reading).toHaveBeenCalledOnce();
    reading.mockRestore();
  });

  it('shares its getter with those of other requests, so that V8 gives them one hidden class', async () => {
    const contexts = await contextsOf({}, 3);
    const [first, ...others] = contexts.map((context) => Object.getOwnPropertyDescriptor(context, 'signal'));
    expect(first).toMatchObject({ get: expect.any(Function) as unknown });
    for (const other of others) expect(other).toEqual(first);
  });
});

/** The contexts of some requests that were answered. */
async function contextsOf<Shared extends object>(
  shared: Shared,
  count: number,
): Promise<(Shared & RequestContext)[]> {
  const contexts: (Shared & RequestContext)[] = [];
  let number = 0;
  const app = fastify({ genReqId: () => `request-${number++}` });
  watchRequests(app);
  limitLifetimes(app, 1000);
  app.get('/', async (request, reply) => {
    contexts.push(requestContext(shared, request, reply));
    return 'done';
  });
  for (let index = 0; index < count; index += 1) await app.inject('/');
  await app.close();
  return contexts;
}
