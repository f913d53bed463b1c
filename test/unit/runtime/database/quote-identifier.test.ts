import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quoteIdentifier } from '../../../../src/runtime/database/quote-identifier.ts';

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: fc.constantFrom('"', '`', "'", '\\', ';', '-', '/', '*', ' ', 'a'), minLength: 1 }),
);

it('makes one identifier of any name, which an engine reads as that name', () => {
  const database = new DatabaseSync(':memory:');
  fc.assert(
    fc.property(name, (text) => {
      fc.pre(!text.includes('\0'));
      // SQLite reads the quotes of both kinds.
      for (const dialect of ['sqlite', 'postgres', 'mysql'] as const) {
        const [column] = database.prepare(`select 1 as ${quoteIdentifier(text, dialect)}`).columns();
        expect(column?.name).toBe(text);
      }
    }),
  );
});
