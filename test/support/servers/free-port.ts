import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems give to connections and to those who ask for any port: nobody takes one of these by chance. */
const lowest = 20_000;
const highest = 32_000;

/** A port of the loopback address that nobody listens on now, nor will before it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (isListening) await new Promise((resolve) => server.close(resolve));
  return isListening;
}
