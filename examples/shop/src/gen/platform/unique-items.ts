import type { Ajv, FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import { isRecord } from './is-record.ts';

/**
 * Puts a `uniqueItems` in the place of Ajv's own, which compares each item of a list with every
 * other unless all are declared as scalars: a small body would keep the service busy for minutes.
 */
export function useUniqueItems(ajv: Pick<Ajv, 'removeKeyword' | 'addKeyword'>): void {
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItemsKeyword);
}

const uniqueItemsKeyword: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  compile: (isAsked: boolean) => {
    const validate: SchemaValidateFunction = (list: readonly unknown[]): boolean => {
      const found = isAsked ? firstRepeated(list) : undefined;
      if (found === undefined) return true;
      const message = `must NOT have duplicate items (items ## ${found.j} and ${found.i} are identical)`;
      validate.errors = [{ keyword: 'uniqueItems', message, params: found }];
      return false;
    };
    return validate;
  },
};

/** The places of an item `i` and of the one before, `j`, that is equal to it. */
function firstRepeated(list: readonly unknown[]): { i: number; j: number } | undefined {
  const seen = new Map<string, number>();
  for (const [i, item] of list.entries()) {
    const key = keyOf(item);
    const j = seen.get(key);
    if (j !== undefined) return { i, j };
    seen.set(key, i);
  }
  return undefined;
}

/** A text that is the same for equal values, whatever the order of their members, and for no others. */
function keyOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`;
  if (!isRecord(value)) return String(value);
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${keyOf(value[name])}`);
  return `{${members.join()}}`;
}
