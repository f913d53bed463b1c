import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitStatements } from '../../../../../src/database/ddl/postgres/split-statements.ts';

function texts(script: string): string[] {
  return splitStatements(script).map(({ text }) => text);
}

describe('splitStatements', () => {
  it.each([
    ['nothing', '  \n -- only a comment\n/* another */ ;; ', []],
    ['semicolons', 'a; b ;c', ['a', 'b', 'c']],
    [
      'strings',
      "select 'a;''b'; select E'a\\';b'; select 'a\\'; b",
      ["select 'a;''b'", "select E'a\\';b'", "select 'a\\'", 'b'],
    ],
    ['a word before a string', "select type';' ; b", ["select type';'", 'b']],
    ['quoted names', 'create table "a;""b" (x int); c', ['create table "a;""b" (x int)', 'c']],
    ['comments inside', 'a -- ;\n b /* ; /* ; */ ; */ c; d', ['a -- ;\n b /* ; /* ; */ ; */ c', 'd']],
    [
      'dollar quotes',
      'do $$ a; b $$; do $x$ $$ ; $y$ $x$; c$d$e; f',
      ['do $$ a; b $$', 'do $x$ $$ ; $y$ $x$', 'c$d$e', 'f'],
    ],
    [
      'bodies of functions',
      'create function f() returns int begin atomic select case when 1 then 2 end; select 3; end; b',
      ['create function f() returns int begin atomic select case when 1 then 2 end; select 3; end', 'b'],
    ],
    [
      'a transaction',
      'begin; create table t (a int); end; b',
      ['begin', 'create table t (a int)', 'end', 'b'],
    ],
    [
      'commands of psql',
      '\\set x 1\n\\restrict abc\ncreate table t (a int);\n\\connect other\nselect 1 \\gexec\n b',
      ['create table t (a int)', 'select 1', 'b'],
    ],
    [
      'the data of COPY',
      "copy t from stdin;\n1\t;\n\\N\tit's\n\\.\ncreate table u (a int);",
      ['copy t from stdin', 'create table u (a int)'],
    ],
    [
      'the data of COPY without an end',
      'copy t (a) FROM STDIN with (x);\n1;2',
      ['copy t (a) FROM STDIN with (x)'],
    ],
    ['what does not end', "a; select 'b; c", ['a', "select 'b; c"]],
  ] as const)('knows %s', (_, script, expected) => {
    expect(texts(script)).toEqual(expected);
  });

  it('tells where each statement stands', () => {
    const script = '-- one\n\n  create table a (x int);\n  b;';
    for (const { text, start } of splitStatements(script)) expect(script.slice(start)).toMatch(text);
    expect(splitStatements(script).map(({ start }) => start)).toEqual([10, 36]);
  });

  it('ends for every text, with places inside of it and in order', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '$$',
      '$a$',
      ';',
      '--',
      '/*',
      '*/',
      '\\',
      '\n',
      'E',
      'begin',
      'atomic',
      ' ',
      'copy t from stdin',
      '\\.',
      'x',
      '\u0000',
      '🎉',
      'create function',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (script) => {
          let last = 0;
          for (const { text, start } of splitStatements(script)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(script.slice(start, start + text.length)).toBe(text);
            last = start + text.length;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
