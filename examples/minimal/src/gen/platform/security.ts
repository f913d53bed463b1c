import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

/**
 * Sends the headers of helmet with every response. They are the same each time, so helmet is asked
 * once, at start, and is on no request's way. No CORS header is ever sent: other origins stay out
 * until the owner lets them in.
 */
export async function useSecurityHeaders(app: FastifyInstance): Promise<void> {
  const headers = await helmetHeaders();
  app.onRequestStart.push((_request, reply) => void reply.headers(headers));
}

async function helmetHeaders(): Promise<Record<string, string>> {
  const sample = fastify();
  // An API has nothing to load and nothing to be framed by.
  const directives = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };
  await sample.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives } });
  sample.get('/', (_request, reply) => reply.send());
  const { headers } = await sample.inject('/');
  await sample.close();
  const ofHttp = new Set(['connection', 'content-length', 'content-type', 'date']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ofHttp.has(name) ? [] : [[name, String(value)]],
    ),
  );
}
