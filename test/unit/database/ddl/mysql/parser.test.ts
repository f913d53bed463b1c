import { expect, it } from 'vitest';
import { DdlParser } from '../../../../../src/database/ddl/mysql/parser.ts';
import { tokenize } from '../../../../../src/database/ddl/mysql/tokenize.ts';

const modes = { hasAnsiQuotes: false, hasBackslashEscapes: true };

// Chevrotain looks for ambiguities and missing tokens here, which the command leaves out to start faster.
it('is a grammar without mistakes', () => {
  expect(() => new DdlParser({ skipValidations: false })).not.toThrow();
});

it('gives tokens that stand where they say, for any text', () => {
  const text = `x /* c */ 'a' "b" \`c\` 1.5e3 1a .5 @@v (,.=) 😀 \u0000 'open`;
  const tokens = tokenize(text, { start: 0, end: text.length }, modes);
  for (const { image, startOffset } of tokens)
    expect(text.slice(startOffset, startOffset + image.length)).toBe(image);
  expect(tokens.map(({ image, tokenType }) => `${tokenType.name} ${image}`)).toEqual([
    'Word x',
    "SingleQuoted 'a'",
    'DoubleQuoted "b"',
    'QuotedName `c`',
    'Digits 1.5e3',
    'Word 1a',
    'Digits .5',
    'Word @@v',
    'LParen (',
    'Comma ,',
    'Dot .',
    'Equals =',
    'RParen )',
    'Word 😀',
    'Sign \u0000',
    "SingleQuoted 'open",
  ]);
});

it.for([
  ['create table a (b int,)', 'expected instead of ")"'],
  ['create table a (b int', '")" is expected instead of the end of the statement'],
  ['create table a (b int,)', 'a column, a key or a check is expected instead of ")"'],
  ['create table', 'a name is expected instead of the end of the statement'],
  ['create a', '"TABLE", "INDEX" or "VIEW" is expected instead of the end of the statement'],
  ['drop table a b', 'the end of the statement is expected instead of "b"'],
  ['alter table a add index', '"(" is expected instead of the end of the statement'],
  ['alter table a add b int c', '"c" is no attribute of a column'],
  ['create table a (b int) create table c (d int)', '";" is expected instead of "create"'],
] as const)('says what is wrong with %s', ([text, reason]) => {
  const tokens = tokenize(text, { start: 0, end: text.length }, modes);
  const { problems } = new DdlParser({ skipValidations: true }).parseStatement(text, tokens, modes);
  expect(problems.map((problem) => problem.reason).join('\n')).toContain(reason);
  for (const { start, end } of problems) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
  }
});
