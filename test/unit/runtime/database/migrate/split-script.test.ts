import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitScript } from '../../../../../src/runtime/database/migrate/split-script.ts';

const texts = (script: string, dialect: 'mysql' | 'postgres' | 'sqlite') =>
  splitScript(script, dialect).map(({ sql }) => sql);

const pieces = [
  "'",
  '"',
  '`',
  '$$',
  '$a$',
  ';',
  '--',
  '/*',
  '*/',
  '#',
  '\n',
  'begin',
  'end',
  'create trigger',
  ' ',
  'x',
  '\\',
  '[',
  ']',
] as const;

describe('splitScript', () => {
  it('ends statements at semicolons, and tells where they begin', () => {
    expect(splitScript('-- first\nselect 1;\n\n select\n2 ;;', 'sqlite')).toEqual([
      { sql: 'select 1', line: 2 },
      { sql: 'select\n2', line: 4 },
    ]);
  });

  it.each(['mysql', 'postgres', 'sqlite'] as const)(
    'gives nothing for a script of comments on %s',
    (dialect) => {
      expect(texts('-- a;\n/* b; */ ;\n', dialect)).toEqual([]);
    },
  );

  it.each([
    ['mysql', "select ';', '\\';', \";\", `;`"],
    ['mysql', 'select 5--3 as a # ;\n, 1'],
    ['postgres', "select E'\\';', ';''', \";\", $$;$$, $a$;$$;$a$"],
    ['postgres', 'select 1 /* a /* ; */ ; */, 2'],
    ['postgres', "select a$b$c, '\\'"],
    ['sqlite', 'select \';\', ";", `;`, [;]'],
  ] as const)('takes semicolons in quotes and comments for text on %s: %s', (dialect, statement) => {
    expect(texts(`${statement};select 2`, dialect)).toEqual([statement, 'select 2']);
  });

  it('obeys DELIMITER', () => {
    const script = 'DELIMITER //\ncreate trigger t begin a; b; end//\nselect 1//\ndelimiter ;\nselect 2;';
    expect(texts(script, 'mysql')).toEqual(['create trigger t begin a; b; end', 'select 1', 'select 2']);
  });

  it('keeps conditional comments of MySQL', () => {
    expect(texts('/*!40101 SET a = 1 */;/* b */ select 1', 'mysql')).toEqual([
      '/*!40101 SET a = 1 */',
      'select 1',
    ]);
  });

  it.each([
    ['sqlite', 'create trigger t after insert on a begin select case when 1 then 2 end; select 1; end'],
    ['mysql', 'create procedure p() begin if a then b; end if; case c when 1 then d; end case; end'],
    ['mysql', 'create definer=`a`@`%` trigger t before insert on a for each row set new.a = 1'],
    ['postgres', 'create function f() returns int begin atomic select 1; select 2; end'],
    ['postgres', 'create function f() returns int as $f$ begin return 1; end $f$ language plpgsql'],
  ] as const)('keeps the body of a routine of %s together', (dialect, statement) => {
    expect(texts(`${statement};\nselect 2;`, dialect)).toEqual([statement, 'select 2']);
  });

  it('does not let a body without its end swallow the script', () => {
    expect(texts('create trigger t begin select 1; select 2;', 'sqlite')).toEqual([
      'create trigger t begin select 1',
      'select 2',
    ]);
  });

  it.each(['mysql', 'postgres', 'sqlite'] as const)('reads texts of any length: %s', (dialect) => {
    const insert = `insert into t values ('${"it''s ".repeat(4)}${'x'.repeat(20_000_000)}')`;
    expect(texts(`${insert};\nselect 1;`, dialect)).toEqual([insert, 'select 1']);
  });

  it('never loses anything but what stands between statements, whatever the text', () => {
    const piece = fc.constantFrom(...pieces);
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        fc.constantFrom('mysql' as const, 'postgres' as const, 'sqlite' as const),
        (script, dialect) => {
          let offset = 0;
          for (const { sql } of splitScript(script, dialect)) {
            const found = script.indexOf(sql, offset);
            expect(found).toBeGreaterThanOrEqual(offset);
            offset = found + sql.length;
          }
        },
      ),
    );
  });
});
