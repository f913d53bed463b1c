import { describe, expect, it } from 'vitest';
import { enumWords } from '../../../../src/database/sqlite/enum-words.ts';

describe('enumWords', () => {
  it.each([
    ["status IN ('a', 'b')", ['a', 'b']],
    ["\"Status\" in('it''s')", ["it's"]],
    ["[status] IS NULL OR status IN ('a')", ['a']],
    ["status IN ('a', 'b') OR other", undefined],
    ["status NOT IN ('a')", undefined],
    ["status IN ('a', 1)", undefined],
    ['status IN (select x from y)', undefined],
    ["other IN ('a')", undefined],
    ["'status' IN ('a')", undefined],
    ['status IN ()', undefined],
    ["status IN ('a'", undefined],
    ['', undefined],
  ])('takes %s for %j', (expression, words) => {
    expect(enumWords(expression, 'status')).toEqual(words);
  });
});
