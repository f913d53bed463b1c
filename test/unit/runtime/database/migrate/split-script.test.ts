import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  splitStatements,
  type SessionModes,
} from '../../../../../src/database/ddl/mysql/split-statements.ts';
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

  it.each([
    ['x;\n--> statement-breakpoint\ny;--> statement-breakpoint\n---\nz', ['x', 'y', 'z']],
    ['x;--> statement-breakpoint', ['x']],
    ['a--b; c', ['a--b', 'c']],
    [
      'DELIMITER //\nset a; create table b; drop procedure c; create procedure c() begin d; e; end; //\ndrop table f; //',
      [
        'set a',
        'create table b',
        'drop procedure c',
        'create procedure c() begin d; e; end;',
        'drop table f',
      ],
    ],
    ['DELIMITER ;;\na; b ;;\nDELIMITER ;\nc', ['a; b', 'c']],
    [
      "DELIMITER //\ninsert into a values (';', '//'); drop table b//",
      ["insert into a values (';', '//')", 'drop table b'],
    ],
  ] as const)('parts %s as the reader of DDL of MySQL does', (script, statements) => {
    const modes: SessionModes = { hasAnsiQuotes: false, hasBackslashEscapes: true };
    const read = [...splitStatements(script, modes)].map(({ start, end }) => script.slice(start, end).trim());
    expect(read).toEqual(statements);
    expect(texts(script, 'mysql')).toEqual(statements);
  });

  it('reads a script of many routines without an end once', () => {
    const count = 20_000;
    const script = 'create procedure p() begin select 1;\n'.repeat(count);
    expect(texts(script, 'mysql')).toHaveLength(count);
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
