import { describe, expect, it } from 'vitest';
import { config, service } from './service.ts';

async function addressOf(forwarded: string, trustProxy: readonly string[]): Promise<unknown> {
  const app = await service((scope) => void scope.get('/', async ({ ip }) => ({ ip })), {
    server: { ...config.server, trustProxy },
  });
  const headers = { 'x-forwarded-for': forwarded };
  return (await app.inject({ url: '/', headers, remoteAddress: '10.0.0.1' })).json().ip;
}

describe('the address of a client behind a proxy', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:50000', '192.0.2.1'],
    ['198.51.100.7, 192.0.2.1:50000', '192.0.2.1'],
    ['192.0.2.1:50000, 10.0.0.2:443', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:50000', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ])('is read from %j', async (forwarded, address) => {
    expect(await addressOf(forwarded, ['10.0.0.0/8'])).toBe(address);
  });

  it('is that of the connection where no proxy is trusted', async () => {
    expect(await addressOf('192.0.2.1:50000', [])).toBe('10.0.0.1');
  });
});
