import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestAsyncHookHandler,
} from 'fastify';

/**
 * A step in front of the logic, named in the contract by `middleware:`. It runs behind
 * authentication and before the body is read. Throw, or send a reply, to stop the request here.
 * `request.user` has the claims of the token, `request.server.context` what `src/context.ts` made.
 */
export type Middleware = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Ends a request at the step that replies to it, whether the step waits for its reply or not.
 * Fastify alone would run the logic as well where nobody waits, and send whichever is first.
 */
export function endAtReplies(app: FastifyInstance): void {
  const guarded = new WeakMap<object, onRequestAsyncHookHandler>();
  app.addHook('onRoute', (route) => {
    if (route.onRequest === undefined) return;
    const steps: readonly unknown[] = [route.onRequest].flat();
    const onRequest = steps.map((step) => guardOnce(step, guarded));
    route.onRequest = onRequest as onRequestAsyncHookHandler[]; // steps of either kind, as they were
  });
}

function guardOnce(step: unknown, guarded: WeakMap<object, onRequestAsyncHookHandler>): unknown {
  if (!takesReply(step)) return step;
  // Fastify makes HEAD of GET, steps included.
  const known = guarded.get(step) ?? guard(step);
  guarded.set(step, known).set(known, known);
  return known;
}

/** What takes no reply sends none; what takes a callback says itself when it is done. */
function takesReply(step: unknown): step is Middleware {
  return typeof step === 'function' && step.length === 2;
}

function guard(step: Middleware): onRequestAsyncHookHandler {
  return async function (request, reply) {
    const send = reply.send.bind(reply);
    let hasReplied = false;
    reply.send = (payload?: unknown) => {
      hasReplied = true;
      return send(payload);
    };
    await step.call(this, request, reply);
    // The next step begins when the reply is out, and then there is none.
    if (hasReplied) return reply;
    // Deleting it would make everything that reads this reply slower.
    reply.send = send;
    return undefined;
  };
}
