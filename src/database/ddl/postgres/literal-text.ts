import type { ColumnType } from '../../schema.ts';
import { intervalText } from './interval-text.ts';
import { jsonbText } from './jsonb-text.ts';
import { utcText } from './utc-text.ts';

/** A constant as the server shows it, where it has one way to show values of the type; times are in UTC. */
export function literalText(text: string, type: ColumnType): string {
  if (type.dimensions > 0) return text;
  const trimmed = text.trim();
  switch (type.kind) {
    case 'boolean':
      if (/^(?:t|tr|tru|true|y|ye|yes|on|1)$/i.test(trimmed)) return 'true';
      return /^(?:f|fa|fal|fals|false|n|no|of|off|0)$/i.test(trimmed) ? 'false' : text;
    case 'integer':
    case 'int64':
      return /^[+-]?\d+$/.test(trimmed) ? String(BigInt(trimmed.replace(/^\+/, ''))) : text;
    case 'uuid':
      return trimmed.toLowerCase();
    case 'json':
      return type.name === 'jsonb' ? jsonbText(text) : text;
    case 'bits':
      return type.name === 'bit' && type.length !== null ? text.padEnd(type.length, '0') : text;
    case 'interval':
      return intervalText(text);
    case 'time':
      return type.name === 'time' && /^\d\d:\d\d$/.test(trimmed) ? `${trimmed}:00` : text;
    case 'date':
      return /^epoch$/i.test(trimmed) ? '1970-01-01' : text;
    case 'datetime':
      return datetimeText(trimmed, type.name === 'timestamptz') ?? text;
    default:
      return text;
  }
}

const wholeTime = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?(\.\d{1,6})?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/;

function datetimeText(text: string, hasZone: boolean): string | undefined {
  if (/^epoch$/i.test(text)) return datetimeText('1970-01-01', hasZone);
  const parts = wholeTime.exec(text);
  if (parts === null) return undefined;
  const [, date = '', minutes = '00:00', seconds = ':00', fraction = '', zone = 'Z'] = parts;
  const rest = fraction.replace(/\.?0+$/, '');
  // A type without a zone passes over the one that is written.
  if (!hasZone) return `${date} ${minutes}${seconds}${rest}`;
  const utc = zone === 'Z' ? `${date} ${minutes}${seconds}` : utcText(date, `${minutes}${seconds}`, zone);
  return `${utc}${rest}+00`;
}
