import { createHash, type Hash, timingSafeEqual } from 'node:crypto';
import type {
  FastifyInstance,
  FastifyRequest,
  preParsingHookHandler,
  preValidationHookHandler,
} from 'fastify';
import { HttpError } from './errors.ts';
import {
  openSignature,
  type OpenedSignature,
  signatureKeys,
  signText,
} from './signature-header.ts';
import { defaultSignatureSettings, type SignatureSettings } from './signature-settings.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests for this route must be signed. */
    signature?: boolean;
  }
  interface FastifyRequest {
    signed: SignedRequest | null;
  }
}

/** A signature whose request is still being read. */
interface SignedRequest {
  readonly signature: OpenedSignature;
  readonly body: Hash;
}

/**
 * Lets only signed requests pass on the routes that say so. The signature covers method, path,
 * query and body, in the form of go-zero: `X-Content-Security: key=…; secret=…; signature=…`.
 */
export function useSignatures(app: FastifyInstance, settings: SignatureSettings | undefined): void {
  const { keys: pems, expiry, padding } = settings ?? defaultSignatureSettings;
  const keys = signatureKeys(pems);
  if (keys.size === 0)
    app.log.warn(
      'no key is set in "signature.keys": routes that ask for a signature refuse everybody',
    );
  app.decorateRequest('signed', null);

  const open: preParsingHookHandler = (request, _reply, payload, done) => {
    const header = request.headers['x-content-security'];
    const opened = openSignature(String(header ?? ''), keys, padding);
    if (typeof opened === 'string') return done(refuse(opened));
    if (Math.abs(Date.now() - opened.time * 1000) > expiry)
      return done(refuse('The signature is too old, or from the future.'));
    const body = createHash('sha256');
    request.signed = { signature: opened, body };
    payload.on('data', (chunk: Buffer | string) => body.update(chunk));
    // Whoever reads the body lets it flow; nothing may be lost before.
    payload.pause();
    return done(null, payload);
  };

  app.addHook('onRoute', (route) => {
    if (route.config?.signature !== true) return;
    const hooks = [route.preParsing ?? []].flat();
    // Fastify makes HEAD of GET, hooks included.
    if (hooks.includes(open)) return;
    route.preParsing = [open, ...hooks];
    route.preValidation = [verify, ...[route.preValidation ?? []].flat()];
  });
}

const verify: preValidationHookHandler = (request, _reply, done) => {
  const { signed } = request;
  const expected = signed === null ? '' : signText(signed.signature.key, textOf(request, signed));
  done(
    isEqual(expected, signed?.signature.signature ?? '-')
      ? undefined
      : refuse('The signature is not valid.'),
  );
};

/** What is signed, as go-zero puts it together: the path is decoded, the query is not. */
function textOf({ method, raw }: FastifyRequest, { signature, body }: SignedRequest): string {
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(raw.url ?? '') ?? [];
  return [signature.time, method, decoded(path), query, body.digest('hex')].join('\n');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isEqual(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refuse(detail: string): HttpError {
  return new HttpError(403, detail);
}
