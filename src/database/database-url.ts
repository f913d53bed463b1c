import { report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { databaseUrlForeign, databaseUrlInvalid } from './connect-diagnostics.ts';
import type { Dialect } from './dialect.ts';
import { redactUrl } from './redact-url.ts';

/** Where a server of MySQL or PostgreSQL is, and who asks. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  /** Empty when the URL names none. */
  readonly user: string;
  readonly password: string;
  /** Empty when the URL names none. */
  readonly database: string;
  /** `host:port`, for messages. */
  readonly place: string;
  /** What stands behind `?`, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What people call the servers of a dialect. */
export const productOf: Readonly<Record<Dialect, string>> = {
  mysql: 'MySQL or MariaDB',
  postgres: 'PostgreSQL',
  sqlite: 'SQLite',
};

const schemes: Readonly<Record<Dialect, readonly string[]>> = {
  mysql: ['mysql', 'mariadb'],
  postgres: ['postgres', 'postgresql'],
  sqlite: ['sqlite', 'file'],
};

/** The dialect that a URL is of, by its scheme. Undefined for others. */
export function dialectOf(url: string): Dialect | undefined {
  const scheme = /^([A-Za-z][\w+.-]*):/.exec(url.trim())?.[1]?.toLowerCase() ?? '';
  if (schemes.mysql.includes(scheme)) return 'mysql';
  if (schemes.postgres.includes(scheme)) return 'postgres';
  return schemes.sqlite.includes(scheme) ? 'sqlite' : undefined;
}

/** The parts of the URL of a server, or why it has none. Nothing secret is in the diagnostic. */
export function readServerUrl(dialect: 'mysql' | 'postgres', url: string): ServerAddress | Diagnostic {
  const text = url.trim();
  if (dialectOf(text) !== dialect) return wrongScheme(dialect, text);
  const invalid = (reason: string) => report(databaseUrlInvalid, { url: redactUrl(text), reason });
  if (!/^[^:]+:\/\//.test(text)) return invalid('there is no "//" behind the scheme');
  // An unencoded "#" or "/" in a password ends the host part early, and the "@" is left over behind it.
  const behindAuthority = text.replace(/^[^:]+:\/\/[^/?#]*/, '');
  if (/^[/#?][^?]*@/.test(behindAuthority))
    return invalid('user or password hold a character that has to be percent-encoded');
  const parsed = URL.parse(text);
  if (parsed === null) return invalid('host, port or password are malformed');
  try {
    const host = decodeURIComponent(parsed.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost';
    const number = Number(parsed.port) || { mysql: 3306, postgres: 5432 }[dialect];
    return {
      host,
      port: number,
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      database: decodeURIComponent(parsed.pathname.slice(1)),
      place: host.includes(':') ? `[${host}]:${number}` : `${host}:${number}`,
      parameters: Object.fromEntries(parsed.searchParams),
    };
  } catch {
    return invalid('it has a "%" that begins no percent-encoded character');
  }
}

function wrongScheme(dialect: Dialect, url: string): Diagnostic {
  const shown = redactUrl(url);
  if (!/^[A-Za-z][\w+.-]*:/.test(url))
    return report(databaseUrlInvalid, {
      url: shown,
      reason: `it has no scheme; it must start with "${schemes[dialect][0]}://"`,
    });
  const scheme = schemes[dialect].map((name) => `"${name}:"`).join(' or ');
  return report(databaseUrlForeign, { url: shown, product: productOf[dialect], scheme });
}

/** The file that a URL of SQLite names (`sqlite:app.db`, `file:///data/app.db`, or just a path), or why it names none. */
export function readFileUrl(url: string): string | Diagnostic {
  const text = url.trim();
  const scheme = dialectOf(text);
  // One letter and a colon is a drive of Windows, not a scheme.
  const isPath = !/^[A-Za-z][\w+.-]+:/.test(text);
  if (!isPath && scheme !== 'sqlite') return wrongScheme('sqlite', text);
  const path = isPath ? text : text.replace(/^\w+:(?:\/\/)?/, '');
  if (path === '') return report(databaseUrlInvalid, { url: text, reason: 'it names no file' });
  return path;
}
