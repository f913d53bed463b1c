import { createHash } from 'node:crypto';
import type { TableInfo } from '../table.ts';

/** Longer values are told by their hash. */
const longest = 200;

/** What entries of a table begin with. Whoever describes its columns otherwise has other entries. */
export function tablePrefix(database: string, table: TableInfo): string {
  const shape = createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 12);
  return `row:${[database, table.schema ?? '', table.name, shape].map(encodeURIComponent).join(':')}`;
}

/**
 * Where the row with these values is remembered; undefined where it is not, because a value is null or a list. Values
 * that some database takes for equal share a place (`A@x.org` and `a@x.org`, `1.50` and `1.5`), so that whoever forgets
 * one forgets the other; {@link exactText} tells them apart in it.
 */
export function keyOf(
  prefix: string,
  properties: readonly string[],
  values: readonly unknown[],
): string | undefined {
  const words = values.map((value) => foldedText(value));
  if (words.includes(undefined)) return undefined;
  const list = JSON.stringify([properties, words]);
  const place =
    list.length > longest ? createHash('sha256').update(list).digest('base64url') : list;
  return `${prefix}:${place}`;
}

/** Values as one text, the same only for the same values. Numbers, bigints and digits of one integer are. */
export function exactText(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => plainText(value) ?? null));
}

/** Whether some database might take two lists of values for equal. */
export function mayBeEqual(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.every((value, index) => foldedText(value) === foldedText(right[index]));
}

function foldedText(value: unknown): string | undefined {
  const text = plainText(value);
  if (text === undefined || typeof value !== 'string') return text;
  if (/^-?\d+\.\d+$/.test(text)) return text.replace(/\.?0+$/, '');
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trimEnd();
}

function plainText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      if (value instanceof Date) return String(value.getTime());
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : undefined;
    default:
      return undefined;
  }
}
