import { describe, expect, it } from 'vitest';
import { printSnapshot } from '../../../../src/database/snapshot/print-snapshot.ts';
import { readSnapshot } from '../../../../src/database/snapshot/read-snapshot.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../../support/database/schema-builder.ts';

const schema = databaseOf(
  [
    tableOf(
      'users',
      [
        columnOf('id', 'int64', { identity: 'by-default' }),
        columnOf('"\n*/', 'enum', {
          default: { kind: 'literal', value: 'a' },
          type: { values: ['a', "it's"] },
        }),
      ],
      {
        primaryKey: { columns: ['id'] },
        indexes: [uniqueOf('u', 'id')],
        foreignKeys: [foreignKeyOf('id', 'users', 'id')],
        checks: [{ name: 'c', expression: 'id > 0' }],
      },
    ),
    tableOf('empty', [], { kind: 'view', schema: 'other' }),
  ],
  { dialect: 'postgres', defaultSchema: 'public' },
);

function codeOf(text: string): string {
  const read = readSnapshot(text);
  return 'code' in read ? `${read.code}: ${read.message}` : 'a schema';
}

describe('a snapshot', () => {
  it('reads back what was printed', () => {
    expect(readSnapshot(printSnapshot(schema))).toEqual(schema);
    expect(readSnapshot(printSnapshot(databaseOf([])))).toEqual(databaseOf([]));
  });

  it('leaves out where a table was read, which differs between machines', () => {
    const [first = tableOf('', [])] = schema.tables;
    const placed = { ...first, origin: { file: '/home/me/schema.sql', line: 1, column: 1 } };
    expect(printSnapshot({ ...schema, tables: [placed] })).not.toContain('/home/me');
  });

  it('has a line for each column, so that two branches merge', () => {
    const lines = printSnapshot(schema).split('\n');
    expect(lines.filter((line) => line.trimStart().startsWith('{"name":"id",'))).toHaveLength(1);
  });

  it.each([
    ['', 'it is not JSON'],
    ['[]', 'the whole of it is not as it should be'],
    ['{"format":1}', '"dialect" is not as it should be'],
    ['<<<<<<< HEAD\n{}\n', 'conflict markers'],
    [
      printSnapshot(schema).replace('"isNullable":false', '"isNullable":0'),
      '"tables[0].columns[0].isNullable"',
    ],
    [printSnapshot(schema).replace('"kind":"enum"', '"kind":"colour"'), '"tables[0].columns[1].type.kind"'],
    [printSnapshot(schema).replace('"kind":"column"', '"kind":"line"'), '"tables[0].indexes[0].parts[0]"'],
  ])('says what is wrong with a damaged one', (text, reason) => {
    expect(codeOf(text)).toContain('snapshot-corrupt');
    expect(codeOf(text)).toContain(reason);
  });

  it('says that a newer apigen is needed', () => {
    expect(codeOf('{"format":2}')).toContain('snapshot-newer');
  });
});
