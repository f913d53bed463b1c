import { expect, it } from 'vitest';
import { sqliteTokens } from '../../../../src/database/sqlite/sqlite-tokens.ts';

const told = (text: string): string[] => sqliteTokens(text).map(({ kind, text: read }) => `${kind} ${read}`);

it('reads names and strings in quotes, of which two are one, and what never ends to the end', () => {
  expect(told(`'it''s' "a""b" \`c\`\`d\` [e f] ''`)).toEqual([
    "string it's",
    'name a"b',
    'name c`d',
    'name e f',
    'string ',
  ]);
  expect(told("x 'open''")).toHaveLength(2);
});

it('reads strings of any length', () => {
  const long = 'x'.repeat(20_000_000);
  expect(sqliteTokens(`a '${long}' b`).map(({ text }) => text.length)).toEqual([1, long.length, 1]);
});
