import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { ServiceConfig } from './config-types.ts';
import { sealSecret, signText } from './signature-header.ts';

const fingerprint = 'test';
const padding = 'oaep';

/** The configuration for tests, with a fresh key for signatures. */
export function withSignatureKey(config: ServiceConfig): ServiceConfig {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return {
    ...config,
    signature: { keys: { [fingerprint]: String(pem) }, expiry: 60_000, padding },
  };
}

/** Signs every request of `app.inject` that does not bring the header of a signature itself. */
export function signRequests(app: FastifyInstance, config: ServiceConfig): void {
  const publicKey = createPublicKey(config.signature?.keys[fingerprint] ?? '');
  const inject = app.inject.bind(app);
  const signed = async (request: InjectOptions): Promise<unknown> => {
    const given = request.headers ?? {};
    if ('x-content-security' in given) return inject(request);
    const { headers, payload } = await encoded(request);
    const key = randomBytes(32);
    const time = Math.floor(Date.now() / 1000);
    const secret = sealSecret(publicKey, padding, key, time);
    const signature = signText(key, textOf(request, payload, time));
    const header = `key=${fingerprint}; secret=${secret}; signature=${signature}`;
    return inject({
      ...request,
      headers: { ...given, ...headers, 'x-content-security': header },
      ...(payload.length > 0 && { payload }),
    });
  };
  app.inject = signed as FastifyInstance['inject']; // of its many forms, the one that tests use
}

interface EncodedBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

/** The very bytes that are sent. */
async function encoded({ payload }: InjectOptions): Promise<EncodedBody> {
  if (payload === undefined) return { headers: {}, payload: Buffer.alloc(0) };
  if (typeof payload === 'string' || Buffer.isBuffer(payload))
    return { headers: {}, payload: Buffer.from(payload) };
  if (payload instanceof FormData) {
    const response = new Response(payload);
    const type = response.headers.get('content-type') ?? 'multipart/form-data';
    return {
      headers: { 'content-type': type },
      payload: Buffer.from(await response.arrayBuffer()),
    };
  }
  const headers = { 'content-type': 'application/json' };
  return { headers, payload: Buffer.from(JSON.stringify(payload)) };
}

function textOf({ method = 'GET', url }: InjectOptions, payload: Buffer, time: number): string {
  const { pathname, search } = new URL(typeof url === 'string' ? url : '/', 'http://localhost');
  const body = createHash('sha256').update(payload).digest('hex');
  return [time, method, decodeURIComponent(pathname), search.slice(1), body].join('\n');
}
