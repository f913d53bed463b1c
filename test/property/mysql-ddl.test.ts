import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../src/base/source.ts';
import { readMysqlDdl } from '../../src/database/ddl/mysql/read-mysql-ddl.ts';
import { quoteText } from '../../src/database/mysql/quoted-text.ts';
import { quoteIdentifier } from '../../src/database/quote-identifier.ts';

const forms = readFileSync(new URL('../support/database/mysql-forms.sql', import.meta.url), 'utf8');

function expectSound(text: string): void {
  const source = createSource('any.sql', text);
  const { schema, diagnostics } = readMysqlDdl([source]);
  for (const { span } of diagnostics) {
    expect(span?.start).toBeGreaterThanOrEqual(0);
    expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
    expect(span?.end).toBeLessThanOrEqual(source.text.length);
  }
  for (const table of schema.tables) {
    const names = new Set(table.columns.map((column) => column.name));
    expect(names.size).toBeGreaterThan(0);
    for (const column of table.primaryKey?.columns ?? []) expect(names).toContain(column);
    for (const index of table.indexes)
      for (const part of index.parts) if (part.kind === 'column') expect(names).toContain(part.column);
  }
}

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    ...'\'|"|`|(|)|,|;|/*|*/|/*!40101 |--\n|#|\\|DELIMITER $$\n|$$|CREATE TABLE |ALTER TABLE |VIEW v AS SELECT |NOT |DEFAULT |KEY |CHECK (|AS (|BEGIN |END |. |= |FIRST |PRIMARY KEY |REFERENCES |ENUM(|PARTITION BY |RENAME |DROP '.split(
      '|',
    ),
  ),
);

describe('the reader of MySQL DDL', () => {
  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSound));
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) =>
        expectSound(`CREATE TABLE a (b ${parts.join('')}`),
      ),
    );
  });

  it('survives dumps that are cut or damaged anywhere', () => {
    const place = fc.integer({ min: 0, max: forms.length });
    fc.assert(
      fc.property(place, place, fragment, (one, other, inserted) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        expectSound(forms.slice(0, start) + inserted + forms.slice(end));
      }),
      { numRuns: 60 },
    );
  });

  it('gives every name and comment back, whatever it holds', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 64 })
      .filter((text) => !text.includes('\u0000') && text.trim() !== '');
    fc.assert(
      fc.property(name, name, fc.string({ unit: 'binary' }), (table, column, comment) => {
        const quoted = quoteIdentifier(column, 'mysql');
        const text = `create table ${quoteIdentifier(table, 'mysql')} (${quoted} int comment ${quoteText(comment)}, key ${quoted} (${quoted})) comment=${quoteText(comment)}; create table next (id int);`;
        const { schema, diagnostics } = readMysqlDdl([createSource('a.sql', text)]);
        if (table === 'next') return;
        expect(diagnostics).toEqual([]);
        const read = schema.tables.find((candidate) => candidate.name === table);
        expect(read).toMatchObject({
          comment,
          columns: [{ name: column, comment }],
          indexes: [{ name: column }],
        });
        expect(schema.tables).toHaveLength(2);
      }),
    );
  });
});
