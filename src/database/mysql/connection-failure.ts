import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import * as definitions from '../connect-diagnostics.ts';
import { productOf, type ServerAddress } from '../database-url.ts';

/** What the driver says of a failure; by number where the server speaks, by name where the network does. */
export interface DriverFailure {
  readonly code: string;
  readonly errno: number;
  readonly message: string;
}

const loginNumbers = new Set([1045, 1130, 1251, 1275, 1524, 1698, 1820, 1862, 3118, 4151]);
const rightsNumbers = new Set([1044, 1142, 1143, 1227, 1370]);
const busyNumbers = new Set([1040, 1041, 1053, 1080, 1129, 1203, 1226]);
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'ENOENT',
  'EPIPE',
]);
const tlsCodes =
  /^(?:HANDSHAKE_(?:NO_)?SSL|ERR_(?:SSL|TLS)|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** Reads the parts of a thrown value that tell one failure from another. */
export function driverFailure(error: unknown): DriverFailure {
  const parts: Readonly<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: typeof parts['code'] === 'string' ? parts['code'] : '',
    errno: typeof parts['errno'] === 'number' ? parts['errno'] : 0,
    message: message === '' ? 'the connection failed' : message,
  };
}

/** What went wrong between this machine and the catalogue, as a finding that says what to do. No password is in it. */
export function connectionFailure(
  failure: DriverFailure,
  address: ServerAddress,
  context: { readonly database: string; readonly timeoutMs: number; readonly suggestion?: string },
): Diagnostic {
  const { place } = address;
  const reason = reasonText(failure.message, address.password);
  const user = address.user === '' ? 'nobody' : address.user;
  const { code, errno } = failure;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return report(definitions.databaseHostUnknown, { host: address.host });
  if (code === 'ETIMEDOUT' || code === 'PROTOCOL_SEQUENCE_TIMEOUT')
    return report(definitions.databaseTimeout, { place, seconds: context.timeoutMs / 1000 });
  if (tlsCodes.test(code) || errno === 3159) return report(definitions.databaseTlsFailed, { place, reason });
  if (unreachableCodes.has(code)) return report(definitions.databaseUnreachable, { place, reason });
  if (loginNumbers.has(errno)) return report(definitions.databaseLoginRefused, { place, user, reason });
  if (errno === 1049)
    return report(definitions.databaseUnknown, {
      place,
      name: context.database,
      suggestion: context.suggestion ?? '',
    });
  if (rightsNumbers.has(errno))
    return report(definitions.databaseRightsMissing, { user, name: context.database, reason });
  if (busyNumbers.has(errno)) return report(definitions.databaseBusy, { place, reason });
  if (code === 'PROTOCOL_CONNECTION_LOST')
    return report(definitions.databaseConnectionLost, { place, reason });
  if (errno === 0 || code === 'PROTOCOL_UNEXPECTED_PACKET')
    return report(definitions.databaseNotServer, { place, product: productOf.mysql, reason });
  return report(definitions.databaseFailure, { place, reason });
}

// Messages end the sentence of the diagnostic, so their own full stop goes.
function reasonText(message: string, password: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  return password.length < 3 ? line : line.replaceAll(password, '…');
}
