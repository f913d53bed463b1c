import type { ColumnType } from '../schema.ts';

/**
 * The text of a constant as a server keeps it for a column of this type: `007` becomes `7`, `1.5` becomes `1.50` for
 * two digits behind the point, `2020-1-2` becomes `2020-01-02`, the words of an enum get the case of their declaration.
 * Text that is no value of the type stays as it is.
 */
export function defaultLiteral(type: ColumnType, text: string): string {
  switch (type.name) {
    case 'tinyint':
    case 'smallint':
    case 'mediumint':
    case 'int':
    case 'bigint':
    case 'year':
      return fixedDigits(text, 0);
    case 'decimal':
      return fixedDigits(text, type.scale ?? 0);
    case 'float':
    case 'double':
      return type.scale === null ? plainFloat(text) : fixedDigits(text, type.scale);
    case 'bit':
      return text.replace(/^0+(?=[01])/, '');
    case 'date':
    case 'datetime':
    case 'timestamp':
      return moment(text, type);
    case 'time':
      return time(text, type.precision ?? 0);
    case 'enum':
      return declaredWord(type, text);
    case 'set':
      return wordsOfSet(type, text);
    case 'char':
      return text.replace(/ +$/, '');
    case 'binary':
      return text.replace(/\0+$/, '');
    case 'uuid':
    case 'inet6':
      return text.toLowerCase();
    default:
      return text;
  }
}

/** A decimal number rounded to so many digits behind the point, half away from zero, without going through a float. */
function fixedDigits(text: string, scale: number): string {
  const match = /^\s*([+-]?)0*(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?\s*$/i.exec(text);
  if (match === null || scale > 60) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '' && !/\d/.test(text)) return text;
  const digits = BigInt(`0${whole}${fraction}`);
  const shift = scale + Number(exponent) - fraction.length;
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : roundedQuotient(digits, 10n ** BigInt(-shift));
  const padded = String(scaled).padStart(scale + 1, '0');
  const point = padded.length - scale;
  const minus = sign === '-' && scaled !== 0n ? '-' : '';
  return `${minus}${padded.slice(0, point)}${scale === 0 ? '' : `.${padded.slice(point)}`}`;
}

function roundedQuotient(value: bigint, divisor: bigint): bigint {
  return (value * 2n + divisor) / (divisor * 2n);
}

function plainFloat(text: string): string {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : String(value);
}

function moment(text: string, type: ColumnType): string {
  const match =
    /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:\.(\d*))?)?\s*$/.exec(
      text,
    );
  if (match === null) {
    if (!/^0+$/.test(text)) return text;
    return moment('0000-00-00', type);
  }
  const [, year = '', month = '', day = '', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (type.name === 'date') return date;
  return `${date} ${clock(hours, minutes, seconds)}${fractionOf(fraction, type.precision ?? 0)}`;
}

function time(text: string, precision: number): string {
  const match = /^\s*(-?)(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:\.(\d*))?\s*$/.exec(text);
  if (match === null) return /^0+$/.test(text) ? `00:00:00${fractionOf('', precision)}` : text;
  const [, sign = '', hours = '', minutes = '', seconds = '0', fraction = ''] = match;
  return `${sign}${clock(hours, minutes, seconds)}${fractionOf(fraction, precision)}`;
}

function clock(hours: string, minutes: string, seconds: string): string {
  return [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
}

function fractionOf(fraction: string, precision: number): string {
  return precision === 0 ? '' : `.${fraction.padEnd(precision, '0').slice(0, precision)}`;
}

function declaredWord(type: ColumnType, text: string): string {
  return type.values.find((value) => isSameWord(value, text)) ?? text;
}

function wordsOfSet(type: ColumnType, text: string): string {
  const chosen = text.split(',');
  if (!chosen.every((word) => type.values.some((value) => isSameWord(value, word)))) return text;
  return type.values.filter((value) => chosen.some((word) => isSameWord(value, word))).join(',');
}

function isSameWord(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.trimEnd().toLowerCase();
}
