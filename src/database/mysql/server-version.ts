import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { databaseTooOld } from '../connect-diagnostics.ts';
import type { ServerFlavor } from './catalog-queries.ts';

const minimum: Readonly<Record<ServerFlavor, readonly [number, number]>> = {
  mariadb: [10, 6],
  mysql: [8, 0],
};

/** Which kind of server answers, from what it calls its version: `10.11.6-MariaDB-log`, `8.0.36`. */
export function serverFlavor(version: string): ServerFlavor {
  return /mariadb/i.test(version) ? 'mariadb' : 'mysql';
}

/** A finding when the server is older than what is understood. Undefined when it is not, or does not say. */
export function tooOld(version: string): Diagnostic | undefined {
  const flavor = serverFlavor(version);
  // MariaDB behind a proxy may call itself `5.5.5-10.11.6-MariaDB`.
  const numbers = /(\d+)\.(\d+)/.exec(version.replace(/^5\.5\.5-/, ''));
  if (numbers === null) return undefined;
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  const [wantedMajor, wantedMinor] = minimum[flavor];
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return report(databaseTooOld, {
    product: flavor === 'mariadb' ? 'MariaDB' : 'MySQL',
    version,
    minimum: flavor === 'mariadb' ? 'MariaDB 10.6' : 'MySQL 8.0',
  });
}
