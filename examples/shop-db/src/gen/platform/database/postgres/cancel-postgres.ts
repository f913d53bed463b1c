import { connect } from 'node:net';

const cancelRequest = 80_877_102;
/** A server that does not answer within so many milliseconds is not asked any longer. */
const patience = 2_000;

/** Where a statement runs that is to be ended. */
export interface RunningBackend {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
}

/** Asks a server, over a connection of its own as the protocol wants it, to end what a session runs. */
export function cancelPostgres({
  host,
  port,
  processID,
  secretKey,
}: RunningBackend): Promise<void> {
  const message = Buffer.alloc(16);
  [message.length, cancelRequest, processID, secretKey].forEach((value, index) => {
    message.writeInt32BE(value, index * 4);
  });
  return new Promise((resolve, reject) => {
    // A host that is a folder has a socket in it.
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(patience, () => socket.destroy());
    socket.once('error', reject);
    // The server closes the connection when the session has been told.
    socket.once('close', () => resolve());
    socket.resume().end(message);
  });
}
