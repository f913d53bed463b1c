import { readPostgresArray } from '../../runtime/database/postgres/postgres-array.ts';
import type { ColumnDefault } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';

/**
 * The default of an array of PostgreSQL as the JSON that holds the list elsewhere; undefined where the server computes
 * it. `kind` is that of the elements.
 */
export function arrayDefault(kind: ValueKind, given: ColumnDefault): ColumnDefault | undefined {
  if (given.kind === 'expression') {
    const isEmpty = /^\(?ARRAY\[\]\)?(?:::[\w ."[\]]+)?$/i.test(given.value.trim());
    return isEmpty ? { kind: 'literal', value: '[]' } : undefined;
  }
  const list = readPostgresArray(given.value, (text) => elementJson(kind, text));
  return { kind: 'literal', value: printList(list) };
}

/** Of nulls and of elements that are JSON already. */
function printList(list: readonly unknown[]): string {
  return `[${list.map((value) => (Array.isArray(value) ? printList(value) : String(value))).join(',')}]`;
}

// Not through a number of JavaScript, which would lose digits.
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function elementJson(kind: ValueKind, text: string): string {
  switch (kind) {
    case 'boolean':
      return String(/^t/i.test(text));
    case 'integer':
    case 'int64':
    case 'uint64':
    case 'float':
      return number.test(text) ? text : JSON.stringify(text);
    case 'json':
      return text;
    default:
      return JSON.stringify(text);
  }
}
