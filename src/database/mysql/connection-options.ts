import type { ServerAddress } from '../database-url.ts';

/** How TLS is used: not at all, without looking at the certificate, or with a certificate that this machine trusts. */
export type TlsMode = 'off' | 'unverified' | 'verified';

const offWords = new Set(['', '0', 'false', 'no', 'off', 'disabled', 'disable', 'preferred', 'prefer']);
const unverifiedWords = new Set(['required', 'require', 'skip-verify', 'amazon']);

/**
 * The TLS mode of a URL: `?ssl=true` and `?ssl-mode=VERIFY_CA` verify the certificate, `?ssl-mode=REQUIRED` and
 * `?ssl={"rejectUnauthorized":false}` do not.
 */
export function tlsMode(parameters: Readonly<Record<string, string>>): TlsMode {
  const value = ['ssl', 'ssl-mode', 'sslmode', 'sslMode', 'tls']
    .filter((name) => Object.hasOwn(parameters, name))
    .map((name) => parameters[name] ?? '')[0];
  if (value === undefined) return 'off';
  const word = value.trim().toLowerCase();
  if (offWords.has(word)) return 'off';
  if (unverifiedWords.has(word)) return 'unverified';
  return /"rejectunauthorized"\s*:\s*false/.test(word) ? 'unverified' : 'verified';
}

/** What the driver is told to reach a server. */
export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
  readonly socketPath?: string;
  readonly ssl?: { readonly rejectUnauthorized: boolean };
  readonly connectTimeout: number;
  readonly charset: string;
}

/** The options of the driver for an address; `database` is left out to reach a server without choosing one. */
export function connectionOptions(
  address: ServerAddress,
  database: string,
  timeoutMs: number,
): ConnectionOptions {
  const mode = tlsMode(address.parameters);
  const socket = address.parameters['socket'] ?? address.parameters['socketPath'] ?? '';
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    ...(database === '' ? {} : { database }),
    ...(socket === '' ? {} : { socketPath: socket }),
    ...(mode === 'off' ? {} : { ssl: { rejectUnauthorized: mode === 'verified' } }),
    connectTimeout: timeoutMs,
    charset: 'utf8mb4',
  };
}
