import { parseByteSize } from './byte-size.ts';
import { parseDuration } from './duration.ts';
import { parseRateLimit } from './rate-limit.ts';

/** A key of `@server`: what its value must look like. */
export interface ServerKey {
  /** A sentence part for messages: "must be …". */
  readonly expects: string;
  readonly accepts: (value: string) => boolean;
  /** A value that it accepts, for hints. */
  readonly example: string;
}

const isName = (value: string): boolean => /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(value.trim());
// The configuration is an object with a member of this name.
const isKeyName = (value: string): boolean => isName(joinedName(value)) && value.trim() !== '__proto__';
const isNameList = (value: string): boolean => listOf(value).length > 0 && listOf(value).every(isName);
const isFilledList = (value: string): boolean => listOf(value).length > 0;
// A token has its scopes in one text, with blanks between them.
const isScopeList = (value: string): boolean =>
  isFilledList(value) && listOf(value).every((scope) => !/\s/.test(scope));
const isFlag = (value: string): boolean => parseFlag(value) !== null;
const isPositiveDuration = (value: string): boolean => (parseDuration(value) ?? 0) > 0;
const isText = (): boolean => true;

const duration = 'must be a duration such as "3s", "500ms" or "1h30m"';
const positiveDuration = 'must be a duration longer than 0, such as "30s" or "1h30m"';
const flag = 'must be "true" or "false"';

/** Every key that apigen gives a meaning to. `group` (`folder` in old contracts) and `prefix` have rules of their own. */
export const serverKeys: ReadonlyMap<string, ServerKey> = new Map<string, ServerKey>([
  ['jwt', { expects: 'must be one name such as "Auth"', accepts: isKeyName, example: 'Auth' }],
  [
    'jwtTransition',
    { expects: 'must be one name such as "PreviousAuth"', accepts: isKeyName, example: 'PreviousAuth' },
  ],
  ['group', { expects: 'must be a path', accepts: isText, example: 'user' }],
  ['folder', { expects: 'must be a path', accepts: isText, example: 'user' }],
  ['prefix', { expects: 'must be a path', accepts: isText, example: '/v1' }],
  ['handler', { expects: 'must be one name such as "getUser"', accepts: isName, example: 'getUser' }],
  [
    'middleware',
    { expects: 'must be names such as "Audit, Tenant"', accepts: isNameList, example: 'Audit, Tenant' },
  ],
  [
    'timeout',
    {
      expects: `${duration}, or "0" for none`,
      accepts: (value) => parseDuration(value) !== null,
      example: '3s',
    },
  ],
  [
    'maxBytes',
    {
      expects: 'must be a number of bytes such as "1048576", "512k" or "10m"',
      accepts: (value) => (parseByteSize(value) ?? 0) > 0,
      example: '10m',
    },
  ],
  ['signature', { expects: flag, accepts: isFlag, example: 'true' }],
  ['sse', { expects: flag, accepts: isFlag, example: 'true' }],
  [
    'rateLimit',
    {
      expects: 'must be a number of requests in a duration, such as "100/1m" or "10/s by user"',
      accepts: (value) => parseRateLimit(value) !== null,
      example: '100/1m',
    },
  ],
  ['cache', { expects: positiveDuration, accepts: isPositiveDuration, example: '30s' }],
  ['idempotency', { expects: positiveDuration, accepts: isPositiveDuration, example: '24h' }],
  ['roles', { expects: 'must be names such as "admin, support"', accepts: isFilledList, example: 'admin' }],
  [
    'scopes',
    {
      expects: 'must be names without blanks, with commas between them, such as "read:user, write:user"',
      accepts: isScopeList,
      example: 'read:user',
    },
  ],
  [
    'status',
    {
      expects: 'must be a success status from 200 to 299',
      accepts: (value) => parseStatus(value, 200, 299) !== null,
      example: '201',
    },
  ],
  ['deprecated', { expects: flag, accepts: isFlag, example: 'true' }],
  ['tags', { expects: 'must be a list', accepts: isText, example: 'users' }],
  ['summary', { expects: 'must be text', accepts: isText, example: 'Accounts' }],
  ['authType', { expects: 'must be a name', accepts: isText, example: 'Bearer' }],
]);

/** Older contracts name a place within Go's configuration: `Pkg.Jwt`, here `PkgJwt`. */
export function joinedName(value: string): string {
  const name = value.trim();
  if (!name.includes('.')) return name;
  return name.replaceAll(/(?<=[\p{L}\p{N}_])\.(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}

/** The items of `A, B` or `[A, B]`, without quotes around them. */
export function listOf(value: string): string[] {
  const inner = value.trim().replace(/^\[(.*)\]$/s, '$1');
  return inner
    .split(',')
    .map((item) => item.trim().replace(/^(['"])(.*)\1$/s, '$2'))
    .filter((item) => item !== '');
}

/** `true` and `false` as a boolean, anything else as null. */
export function parseFlag(value: string): boolean | null {
  const clean = value.trim();
  return clean === 'true' ? true : clean === 'false' ? false : null;
}

/** A status within bounds, or null. */
export function parseStatus(value: string, minimum: number, maximum: number): number | null {
  if (!/^\d{3}$/.test(value.trim())) return null;
  const status = Number(value);
  return status >= minimum && status <= maximum ? status : null;
}
