import { describe, expect, it } from 'vitest';
import { objectName } from '../../../../../src/database/ddl/postgres/object-name.ts';

const nobody = (): boolean => false;

describe('objectName', () => {
  it.each([
    ['t', ['a'], 'key', 't_a_key'],
    ['t', ['a', 'b'], 'fkey', 't_a_b_fkey'],
    ['t', [], 'pkey', 't_pkey'],
    // As a server of version 15 names them.
    ['x'.repeat(63), ['y'.repeat(63)], 'key', `${'x'.repeat(29)}_${'y'.repeat(29)}_key`],
    ['x'.repeat(63), [], 'pkey', `${'x'.repeat(58)}_pkey`],
    ['short', ['y'.repeat(63)], 'idx', `short_${'y'.repeat(53)}_idx`],
    ['ü'.repeat(31), ['b'], 'check', `${'ü'.repeat(27)}_b_check`],
  ])('joins %s, %j and %s', (table, columns, kind, name) => {
    expect(objectName(table, columns, kind, nobody)).toBe(name);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  });

  it('counts up until nobody has the name', () => {
    const taken = new Set(['t_a_key', 't_a_key1']);
    expect(objectName('t', ['a'], 'key', (name) => taken.has(name))).toBe('t_a_key2');
  });
});
