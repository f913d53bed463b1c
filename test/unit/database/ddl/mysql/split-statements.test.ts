import { expect, it } from 'vitest';
import {
  splitStatements,
  type SessionModes,
} from '../../../../../src/database/ddl/mysql/split-statements.ts';

const plain = (): SessionModes => ({ hasAnsiQuotes: false, hasBackslashEscapes: true });

function split(text: string, modes = plain()): string[] {
  return [...splitStatements(text, modes)].map(({ start, end }) => text.slice(start, end).trim());
}

it.for([
  ['a; b ;c', ['a', 'b', 'c']],
  ['insert \'a;b\', "c;d", `e;f`; x', ['insert \'a;b\', "c;d", `e;f`', 'x']],
  [String.raw`'a\';b'; x`, [String.raw`'a\';b'`, 'x']],
  [String.raw`'a\\'; x`, [String.raw`'a\\'`, 'x']],
  ["'a'';b'; x", ["'a'';b'", 'x']],
  [String.raw`${'`a\\`'}; x`, [String.raw`${'`a\\`'}`, 'x']],
  ['-- a;b\nx', ['x']],
  ['--\nx; # c;d\ny', ['x', 'y']],
  ['x;\n--> statement-breakpoint\ny;--> statement-breakpoint\n---\nz', ['x', 'y', 'z']],
  ['a--b; c', ['a--b', 'c']],
  ['/* a;b */ x; y', ['x', 'y']],
  ['x /* ; */ y; z', ['x /* ; */ y', 'z']],
  ['/*!40101 SET a=1 */; x', ['/*!40101 SET a=1 */', 'x']],
  ['/*!99999 hidden; */ x', ['x']],
  ['/*M!999999\\- enable the sandbox mode */\nx', ['x']],
  [
    'DELIMITER $$\ncreate trigger t begin a; b; end$$\ndelimiter ;\nx;',
    ['create trigger t begin a; b; end', 'x'],
  ],
  ['DELIMITER ;;\na; b ;;\nDELIMITER ;\nc', ['a; b', 'c']],
  [
    'DELIMITER //\nset a; create table b; drop procedure c; create procedure c() begin d; e; end; //\ndrop table f; //',
    ['set a', 'create table b', 'drop procedure c', 'create procedure c() begin d; e; end;', 'drop table f'],
  ],
  [
    'DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER c BEFORE INSERT ON d FOR EACH ROW BEGIN drop table e; f; END */;;\ng',
    [
      '/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER c BEFORE INSERT ON d FOR EACH ROW BEGIN drop table e; f; END */',
      'g',
    ],
  ],
  [';;;', []],
  ['', []],
] as const)('splits %s', ([text, statements]) => {
  expect(split(text)).toEqual(statements);
});

it('finds the end of routines that no DELIMITER surrounds', () => {
  const body =
    'CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF 1 THEN SET @a = 1; END IF; CASE x WHEN 1 THEN y; END CASE; END';
  expect(split(`${body}; create table b`)).toEqual([body, 'create table b']);
  const single = 'CREATE PROCEDURE p() SELECT 1';
  expect(split(`${single}; x`)).toEqual([single, 'x']);
});

it('does not let a routine without an end swallow the file', () => {
  expect(split('create function f() begin return 1; create table b; c')).toEqual([
    'create function f() begin return 1',
    'create table b',
    'c',
  ]);
});

it('tells where a quote is never closed', () => {
  const text = "a; b 'c; d";
  expect([...splitStatements(text, plain())].map(({ openQuote }) => openQuote)).toEqual([undefined, 5]);
});

it('follows the modes that change between two statements', () => {
  const modes = plain();
  const text = String.raw`set x; 'a\'; b`;
  const found: string[] = [];
  for (const { start, end } of splitStatements(text, modes)) {
    found.push(text.slice(start, end).trim());
    modes.hasBackslashEscapes = false;
  }
  expect(found).toEqual(['set x', String.raw`'a\'`, 'b']);
});
