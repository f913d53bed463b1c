import { parseByteSize } from './byte-size.ts';
import { parseDuration } from './duration.ts';
import { parseRateLimit } from './rate-limit.ts';

/** A key of `@server`: what its value must look like. */
export interface ServerKey {
  /** A sentence part for messages: "must be …". */
  readonly expects: string;
  readonly accepts: (value: string) => boolean;
}

const isName = (value: string): boolean => /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(value.trim());
// The configuration is an object with a member of this name.
const isKeyName = (value: string): boolean => isName(joinedName(value)) && value.trim() !== '__proto__';
const isNameList = (value: string): boolean => listOf(value).length > 0 && listOf(value).every(isName);
const isFilledList = (value: string): boolean => listOf(value).length > 0;
const isFlag = (value: string): boolean => parseFlag(value) !== null;
const isPositiveDuration = (value: string): boolean => (parseDuration(value) ?? 0) > 0;
const isText = (): boolean => true;

const duration = 'must be a duration such as "3s", "500ms" or "1h30m"';
const flag = 'must be "true" or "false"';

/** Every key that apigen gives a meaning to. `group` (`folder` in old contracts) and `prefix` have rules of their own. */
export const serverKeys: ReadonlyMap<string, ServerKey> = new Map<string, ServerKey>([
  ['jwt', { expects: 'must be one name such as "Auth"', accepts: isKeyName }],
  ['jwtTransition', { expects: 'must be one name such as "PreviousAuth"', accepts: isKeyName }],
  ['group', { expects: 'must be a path', accepts: isText }],
  ['folder', { expects: 'must be a path', accepts: isText }],
  ['prefix', { expects: 'must be a path', accepts: isText }],
  ['handler', { expects: 'must be one name such as "getUser"', accepts: isName }],
  ['middleware', { expects: 'must be names such as "Audit, Tenant"', accepts: isNameList }],
  ['timeout', { expects: `${duration}, or "0" for none`, accepts: (value) => parseDuration(value) !== null }],
  [
    'maxBytes',
    {
      expects: 'must be a number of bytes such as "1048576", "512k" or "10m"',
      accepts: (value) => (parseByteSize(value) ?? 0) > 0,
    },
  ],
  ['signature', { expects: flag, accepts: isFlag }],
  ['sse', { expects: flag, accepts: isFlag }],
  [
    'rateLimit',
    {
      expects: 'must be a number of requests in a duration, such as "100/1m" or "10/s by user"',
      accepts: (value) => parseRateLimit(value) !== null,
    },
  ],
  ['cache', { expects: duration, accepts: isPositiveDuration }],
  ['idempotency', { expects: duration, accepts: isPositiveDuration }],
  ['roles', { expects: 'must be names such as "admin, support"', accepts: isFilledList }],
  ['scopes', { expects: 'must be names such as "read:user, write:user"', accepts: isFilledList }],
  [
    'status',
    {
      expects: 'must be a success status from 200 to 299',
      accepts: (value) => parseStatus(value, 200, 299) !== null,
    },
  ],
  ['deprecated', { expects: flag, accepts: isFlag }],
  ['tags', { expects: 'must be a list', accepts: isText }],
  ['summary', { expects: 'must be text', accepts: isText }],
  ['authType', { expects: 'must be a name', accepts: isText }],
]);

/** Older contracts name a place within Go's configuration: `Pkg.Jwt`, here `PkgJwt`. */
export function joinedName(value: string): string {
  return value
    .trim()
    .replaceAll(/(?<=[\p{L}\p{N}_])\.(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
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
