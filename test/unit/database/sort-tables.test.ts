import { describe, expect, it } from 'vitest';
import { sortTables } from '../../../src/database/sort-tables.ts';

describe('sortTables', () => {
  it('puts the default schema first, then schemas and names in the order of their code units', () => {
    const tables = ['b.a', 'a.b', '.z', 'a.B', '.a'].map((text) => {
      const [schema = '', name = ''] = text.split('.');
      return { schema: schema === '' ? null : schema, name };
    });
    const sorted = sortTables(tables).map(({ schema, name }) => `${schema ?? ''}.${name}`);
    expect(sorted).toEqual(['.a', '.z', 'a.B', 'a.b', 'b.a']);
  });
});
