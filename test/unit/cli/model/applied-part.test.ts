import { expect, it } from 'vitest';
import { appliedPart } from '../../../../src/cli/model/applied-part.ts';

it.for([
  ['goose', '-- +goose Up\na;\n-- +goose Down\nb;\n', '-- +goose Up\na;\n'],
  [
    'sql-migrate',
    '-- +migrate Down\nb;\n-- +migrate Up notransaction\na;\n',
    '-- +migrate Up notransaction\na;\n',
  ],
  ['dbmate', '-- migrate:up\na;\n\n--migrate:down transaction:false\nb;', '-- migrate:up\na;\n\n'],
  ['tern', 'a;\r\n---- create above / drop below ----\r\nb;\r\n', 'a;\r\n'],
  ['MyBatis', '-- // First\na;\n-- //@UNDO\nb;\n', '-- // First\na;\n'],
] as const)('leaves out what %s undoes', ([, text, applied]) => {
  const read = appliedPart(text);
  expect(read.replaceAll(/\s+/g, ' ').trim()).toBe(applied.replaceAll(/\s+/g, ' ').trim());
  expect(read).toHaveLength(text.length);
  expect(read.split('\n')).toHaveLength(text.split('\n').length);
});

it.for(['create table a (id int);', "insert into a values ('x -- +goose Down');\n-- goes down\nb;", ''])(
  'leaves everything else as it is: %s',
  (text) => {
    expect(appliedPart(text)).toBe(text);
  },
);

it('reads a file of many marks once', () => {
  const marks = '-- +goose Down\n'.repeat(100_000);
  expect(appliedPart(marks).trim()).toBe('');
});
