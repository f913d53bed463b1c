import type { FastifyInstance } from 'fastify';

const withPort = /(?<![\w.:])(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}(?=\s*(?:,|$))/g;
const inBrackets = /\[([\da-f:.]+)\](?::\d{1,5})?(?=\s*(?:,|$))/gi;

/**
 * Some proxies write the port of a client behind its address, and IPv6 in brackets. Every
 * connection would be a client of its own.
 */
export function readForwardedAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const addresses = headers['x-forwarded-for'];
    if (typeof addresses === 'string' && addresses.includes(':')) {
      headers['x-forwarded-for'] = addresses.replace(withPort, '$1').replace(inBrackets, '$1');
    }
    done();
  });
}
