import { connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/runtime/database/open-database.ts';
import { allDrivers } from '../../support/database/open-test-database.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

/** What a server says to a connection that it ends: ERR 1927, "Connection was killed", behind the answer to a statement. */
const farewell = Buffer.concat([
  Buffer.from([0x1e, 0x00, 0x00, 0x00, 0xff, 0x87, 0x07]),
  Buffer.from('#70100Connection was kille'),
  Buffer.from('d'),
]);

/** A way to the server that sends the farewell right behind its answer to KILL. Gives the port, and how many were sent. */
async function startProxy(target: number): Promise<{ readonly port: number; readonly sent: () => number }> {
  let sent = 0;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    let isKilling = false;
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
    client.on('data', (chunk: Buffer) => {
      isKilling ||= chunk.includes('kill query');
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      if (isKilling) sent++;
      client.write(isKilling ? Buffer.concat([chunk, farewell]) : chunk);
      isKilling = false;
    });
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    proxy.close();
  });
  const address = proxy.address();
  return { port: address !== null && typeof address === 'object' ? address.port : 0, sent: () => sent };
}

it('a connection that ends a statement may be lost itself, and nothing else is', async ({ skip }) => {
  const url = await testDatabase('mysql');
  if (url === undefined) return skip('There is no mysql server on this machine.');
  const place = new URL(url);
  const proxy = await startProxy(Number(place.port));
  place.port = String(proxy.port);
  const database = await openDatabase({ url: place.href, pool: { max: 1 } }, { drivers: allDrivers });
  onTestFinished(async () => database.close());
  const signal = AbortSignal.timeout(50);
  await expect(database.session.run('select sleep(25)', [], { signal })).rejects.toThrow(/timeout/i);
  await expect.poll(proxy.sent).toBe(1);
  await expect(database.session.run('select 1 as n', [])).resolves.toMatchObject({ rows: [{ n: 1 }] });
});
