import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readPostgresArray,
  writePostgresArray,
} from '../../../../../src/runtime/database/postgres/postgres-array.ts';

describe('arrays of PostgreSQL', () => {
  it.for([
    ['{}', []],
    ['{1,NULL,"NULL"}', ['1', null, 'NULL']],
    [
      '{{a,b},{"c,d","e\\"f"}}',
      [
        ['a', 'b'],
        ['c,d', 'e"f'],
      ],
    ],
    ['[0:1]={x,y}', ['x', 'y']],
    ['{"",\\\\}', ['', '\\\\']],
  ] as const)('reads %s', ([text, expected]) => {
    expect(readPostgresArray(text, (value) => value)).toEqual(expected);
  });

  it('come back as they were written', () => {
    const { values } = fc.letrec((tie) => ({
      values: fc.array(
        fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.constant(null), tie('values')),
      ),
    }));
    fc.assert(
      fc.property(values, (list) => {
        const text = writePostgresArray(list as unknown[], (value) => value); // the arbitrary makes lists
        expect(readPostgresArray(text, (value) => value)).toEqual(list);
      }),
    );
  });

  it('go no deeper than their values, which may be lists themselves', () => {
    const text = writePostgresArray([[1], 'x'], (value) => JSON.stringify(value), 1);
    expect(readPostgresArray(text, (value): unknown => JSON.parse(value))).toEqual([[1], 'x']);
  });
});
