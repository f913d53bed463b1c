import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { loggerOptions, requestId } from '../../../src/runtime/logging.ts';
import { config, service } from './service.ts';

function lines(write: (logger: pino.Logger) => void): string {
  let text = '';
  const stream = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) });
  const { transport: _, ...options } = loggerOptions({ ...config, log: { ...config.log, level: 'info' } });
  write(pino(options, stream));
  return text;
}

describe('logs', () => {
  it('never hold secrets', () => {
    const text = lines((logger) => {
      logger.info({ password: 'hunter2', user: { token: 'hunter2', x: { secret: 'hunter2' } } });
      logger.info({ headers: { authorization: 'hunter2', cookie: 'hunter2', 'set-cookie': 'hunter2' } });
    });
    expect(text).not.toContain('hunter2');
    expect(text.match(/\[redacted\]/g)).toHaveLength(6);
  });

  it.each([undefined, 'short', 'a'.repeat(200), 'with space', 'new\nline', '<script>', 'ünïcödé1'])(
    'do not take %j for a request id',
    (given) => {
      const headers = given === undefined ? {} : { 'x-request-id': given };
      expect(requestId({ headers })).toMatch(/^[0-9a-f]{8}-/);
    },
  );

  it('take a well-formed request id and tell it to the client', async () => {
    const app = await service((scope) => void scope.get('/', async () => ({})));
    const headers = { 'x-request-id': '0af7651916cd43dd' };
    expect((await app.inject({ url: '/', headers })).headers['x-request-id']).toBe('0af7651916cd43dd');
  });
});

describe('headers', () => {
  it('of helmet come with every response, errors included, and none lets other origins in', async () => {
    const app = await service((scope) => void scope.get('/', async () => ({})));
    for (const url of ['/', '/none']) {
      const { headers } = await app.inject({ url, headers: { origin: 'https://evil.example' } });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      });
      expect(headers['strict-transport-security']).toMatch(/^max-age=/);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});
