import { oneOfWords, type ValidateRule } from '../semantics/validate-tag.ts';
import { escapePattern, noDatePatterns, timeLayoutPattern } from './go-time-layout.ts';
import type { Constraints } from './model.ts';

/** What one rule of a `validate` tag asks of a string. */
export function stringRule({ name, value }: ValidateRule): Constraints {
  const fixed = fixedRules.get(name);
  if (fixed !== undefined) return fixed;
  if (value === null) return {};
  return lengthRule(name, value) ?? textRule(name, value);
}

const pattern = (source: string): Constraints => ({ patterns: [source] });

const uuid = (version: string, variant: string): Constraints =>
  pattern(
    `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-${variant}[0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`,
  );

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const cidrv4 = `^${octet}(?:\\.${octet}){3}\\/(?:3[0-2]|[12]?\\d)$`;
const cidrv6 = '^(?=[^\\/]*:)[0-9a-fA-F:.]{2,45}\\/(?:12[0-8]|1[01]\\d|[1-9]?\\d)$';
const ip: Constraints = { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] };
const anyVariant = '[0-9a-fA-F]';

/** Rules without a value. `json` asks for text that starts as JSON does: the rest is beyond a schema. */
const fixedRules: ReadonlyMap<string, Constraints> = new Map<string, Constraints>([
  ['required', { minLength: 1 }],
  ['email', { format: 'email' }],
  ['url', { format: 'uri' }],
  ['uri', { format: 'uri' }],
  ['uuid', { format: 'uuid' }],
  ['uuid_rfc4122', { format: 'uuid' }],
  ['uuid1', uuid('1', anyVariant)],
  ['uuid2', uuid('2', anyVariant)],
  ['uuid3', uuid('3', anyVariant)],
  ['uuid3_rfc4122', uuid('3', anyVariant)],
  ['uuid4', uuid('4', '[89abAB]')],
  ['uuid4_rfc4122', uuid('4', '[89abAB]')],
  ['uuid5', uuid('5', '[89abAB]')],
  ['uuid5_rfc4122', uuid('5', '[89abAB]')],
  ['ip', ip],
  ['ip_addr', ip],
  ['ipv4', { format: 'ipv4' }],
  ['ip4_addr', { format: 'ipv4' }],
  ['ipv6', { format: 'ipv6' }],
  ['ip6_addr', { format: 'ipv6' }],
  ['cidr', { anyOf: [pattern(cidrv4), pattern(cidrv6)] }],
  ['cidrv4', pattern(cidrv4)],
  ['cidrv6', pattern(cidrv6)],
  ['hostname', { format: 'hostname' }],
  ['hostname_rfc1123', { format: 'hostname' }],
  ['fqdn', pattern('^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,63}\\.?$')],
  ['alpha', pattern('^[a-zA-Z]+$')],
  ['alphanum', pattern('^[a-zA-Z0-9]+$')],
  ['alphaunicode', pattern('^\\p{L}+$')],
  ['alphanumunicode', pattern('^[\\p{L}\\p{N}]+$')],
  ['numeric', pattern('^[-+]?[0-9]+(?:\\.[0-9]+)?$')],
  ['number', pattern('^[0-9]+$')],
  ['boolean', pattern('^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$')],
  ['ascii', pattern('^[\\u0000-\\u007f]*$')],
  ['lowercase', { minLength: 1, patterns: ['^\\P{Lu}*$'] }],
  ['uppercase', { minLength: 1, patterns: ['^\\P{Ll}*$'] }],
  ['hexadecimal', pattern('^(?:0[xX])?[0-9a-fA-F]+$')],
  ['hexcolor', pattern('^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$')],
  ['mongodb', pattern('^[0-9a-fA-F]{24}$')],
  ['json', pattern('^\\s*(?:[\\[{"]|-?\\d|true|false|null)')],
  [
    'base64',
    pattern('^(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=|[A-Za-z0-9+\\/]{4})$'),
  ],
  ['base64url', pattern('^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=|[A-Za-z0-9_-]{4})$')],
  ['e164', pattern('^\\+[1-9]?\\d{7,14}$')],
  ['latitude', pattern('^[-+]?(?:[1-8]?\\d(?:\\.\\d+)?|90(?:\\.0+)?)$')],
  ['longitude', pattern('^[-+]?(?:180(?:\\.0+)?|(?:1[0-7]\\d|[1-9]?\\d)(?:\\.\\d+)?)$')],
]);

/** Sizes of strings are counted in characters, as JSON Schema does. */
function lengthRule(name: string, value: string): Constraints | null {
  if (!/^\d+$/.test(value.trim())) return null;
  const size = Number(value);
  if (!Number.isSafeInteger(size)) return null;
  switch (name) {
    case 'min':
    case 'gte':
      return { minLength: size };
    case 'max':
    case 'lte':
      return { maxLength: size };
    case 'gt':
      return { minLength: size + 1 };
    case 'lt':
      return size === 0 ? { not: {} } : { maxLength: size - 1 };
    case 'len':
      return { minLength: size, maxLength: size };
    default:
      return null;
  }
}

function textRule(name: string, value: string): Constraints {
  const text = escapePattern(value);
  switch (name) {
    case 'eq':
      return { const: value };
    case 'ne':
      return { not: { const: value } };
    case 'oneof': {
      const words = oneOfWords(value);
      return words.length === 0 ? {} : { enum: [...new Set(words)] };
    }
    case 'startswith':
      return pattern(`^${text}`);
    case 'endswith':
      return pattern(`${text}$`);
    case 'startsnotwith':
      return pattern(`^(?!${text})`);
    case 'endsnotwith':
      return { not: { patterns: [`${text}$`] } };
    case 'contains':
      return pattern(text);
    case 'excludes':
      return { not: { patterns: [text] } };
    case 'containsany':
      return pattern(`(?:${Array.from(value).map(escapePattern).join('|')})`);
    case 'excludesall':
      return { not: { patterns: [`(?:${Array.from(value).map(escapePattern).join('|')})`] } };
    case 'datetime':
      return layoutRule(value);
    default:
      return {};
  }
}

function layoutRule(layout: string): Constraints {
  // JSON Schema has a name for this one, which says more to a client than a pattern.
  if (layout === '2006-01-02') return { format: 'date' };
  const noDates = noDatePatterns(layout);
  const accepted = pattern(timeLayoutPattern(layout));
  return noDates.length === 0 ? accepted : { ...accepted, not: { patterns: [noDates.join('|')] } };
}
