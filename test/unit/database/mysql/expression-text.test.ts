import { expect, it } from 'vitest';
import { expressionKey } from '../../../../src/database/expression-key.ts';
import { expressionText } from '../../../../src/database/mysql/expression-text.ts';

const columns = ['a', 'B', 'we`ird'];

it.for([
  ['A > 0 AND b<5', '`a` > 0 and `B` < 5'],
  ['`A`+1', '`a` + 1'],
  ['((a) )', '`a`'],
  ['(a) + (b)', '(`a`) + (`B`)'],
  ['CONCAT( a , \'x\', "y" )', "concat(`a`,'x','y')"],
  ["concat(_utf8mb4'x',N'y')", "concat('x','y')"],
  ['a != 1 && b || 2', '`a` <> 1 and `B` or 2'],
  ['- a - -1', '-`a` - -1'],
  ['NOW() + INTERVAL 1 DAY', 'current_timestamp() + interval 1 day'],
  ['a in (1, 2) or not (b)', '`a` in (1,2) or not (`B`)'],
  ['a /* why */ % 2 -- rest', '`a` % 2'],
  ['a mod 2', '`a` % 2'],
  ["x'4A' = b'01'", '0x4a = 0b01'],
  ['t.a', 't.`a`'],
  ['`we``ird`->>"$.x"', "json_unquote(json_extract(`we``ird`,'$.x'))"],
  ['length(a)', 'length(`a`)'],
  ['octet_length(a)', 'length(`a`)'],
  ['constructor(a)', 'constructor(`a`)'],
] as const)('prints %s', ([text, printed]) => {
  expect(expressionText(text, { columns })).toBe(printed);
  expect(expressionText(printed, { columns })).toBe(printed);
});

it('reads double quotes as names where the session says so', () => {
  expect(expressionText('"a" > 1', { columns, hasAnsiQuotes: true })).toBe('`a` > 1');
});

it('gives texts of different servers one key', () => {
  const mysql = "((`price` > 0) and (`status` in (_utf8mb4'a',_utf8mb4'b')))";
  expect(expressionKey(expressionText(mysql))).toBe(expressionKey("`price` > 0 and `status` in ('a','b')"));
  expect(expressionKey('a > 1')).not.toBe(expressionKey('a > 2'));
});

it('leaves texts of absurd length as they are', () => {
  const text = ` ${'('.repeat(30_000)} `;
  expect(expressionText(text)).toBe(text.trim());
});
