import { describe, expect, it } from 'vitest';
import { arrayDefault } from '../../../../src/database/print-ddl/array-default.ts';
import { printDdl } from '../../../../src/database/print-ddl/print-ddl.ts';
import { columnOf, databaseOf, tableOf } from '../../../support/database/schema-builder.ts';

describe('arrayDefault', () => {
  it.each([
    ['text', '{}', '[]'],
    ['int64', '{1,2}', '[1,2]'],
    ['int64', '{9007199254740993,NULL}', '[9007199254740993,null]'],
    ['float', '{1.5,NaN}', '[1.5,"NaN"]'],
    ['decimal', '{0.10}', '["0.10"]'],
    ['boolean', '{t,f}', '[true,false]'],
    ['text', String.raw`{a,"b,\"c\"","NULL",NULL}`, String.raw`["a","b,\"c\"","NULL",null]`],
    ['text', '{{a},{b}}', '[["a"],["b"]]'],
    ['json', String.raw`{"{\"a\": 1}"}`, '[{"a": 1}]'],
  ] as const)('of %s: %s is %s', (kind, value, json) => {
    expect(arrayDefault(kind, { kind: 'literal', value })).toEqual({ kind: 'literal', value: json });
  });

  it.each([
    ['ARRAY[]::text[]', '[]'],
    ['ARRAY[]::character varying[]', '[]'],
    ['ARRAY[now()]', undefined],
  ])('of the expression %s is %s', (value, json) => {
    expect(arrayDefault('text', { kind: 'expression', value })?.value).toBe(json);
  });

  it('stands in the tables of the others', () => {
    const list = columnOf('list', 'int64', {
      type: { name: 'bigint', sql: 'bigint[]', dimensions: 1 },
      default: { kind: 'literal', value: '{1,2}' },
    });
    const schema = databaseOf([tableOf('t', [list])], { dialect: 'postgres' });
    expect(printDdl(schema, 'sqlite')).toContain(`"list" JSON NOT NULL DEFAULT '[1,2]'`);
    expect(printDdl(schema, 'mysql')).toContain("`list` json NOT NULL DEFAULT ('[1,2]')");
    expect(printDdl(schema, 'postgres')).toContain(`"list" bigint[] NOT NULL DEFAULT '{1,2}'`);
  });
});
