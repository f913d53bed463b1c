import type { DraftExpression } from './draft.ts';

/** An expression as it was written, for the rare forms that are not printed: from its first name to where its brackets close. */
export function expressionText({ node, statement }: DraftExpression): string {
  const bytes = new TextEncoder().encode(statement);
  const places = locations(node);
  const first = Math.min(...places, bytes.length);
  const last = Math.max(...places, first);
  const decoder = new TextDecoder();
  const head = decoder.decode(bytes.subarray(first, last));
  const rest = decoder.decode(bytes.subarray(last));
  const word = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[\w$.\u0080-\uffff]+|.)?/su.exec(rest)?.[0] ?? '';
  let open = count(head + word, '(') - count(head + word, ')');
  let end = word.length;
  for (; open > 0 && end < rest.length; end += 1) {
    if (rest[end] === '(') open += 1;
    if (rest[end] === ')') open -= 1;
  }
  return (head + rest.slice(0, end)).replaceAll(/\s+/g, ' ').trim();
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function locations(node: unknown): number[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === 'location' && typeof value === 'number' && value >= 0 ? [value] : locations(value),
  );
}
