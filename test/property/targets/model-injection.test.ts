import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printSnapshot } from '../../../src/database/snapshot/print-snapshot.ts';
import { readSnapshot } from '../../../src/database/snapshot/read-snapshot.ts';
import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { codeFindings, literalsOf } from '../../support/code-findings.ts';
import { generateModels } from '../../support/database/generate-models.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../support/database/schema-builder.ts';
import { hostileText } from '../../support/hostile-text.ts';

const strings = fc.record({
  table: hostileText,
  column: hostileText,
  word: hostileText,
  comment: hostileText,
  value: hostileText,
  schema: hostileText,
  index: hostileText,
});
type Strings = typeof strings extends fc.Arbitrary<infer Value> ? Value : never;

function hostileDatabase(s: Strings): DatabaseSchema {
  const parent = tableOf(
    s.table,
    [
      columnOf('id', 'int64', { identity: 'by-default' }),
      columnOf(s.column, 'text', {
        comment: s.comment,
        default: { kind: 'literal', value: s.value },
      }),
      columnOf(`${s.column}2`, 'enum', { comment: s.comment, type: { sql: s.value, values: [s.word, 'x'] } }),
      columnOf(`${s.column}3`, 'unknown', {
        type: { name: s.value, sql: s.value },
        generated: { kind: 'stored', expression: s.value },
      }),
    ],
    {
      comment: s.comment,
      primaryKey: { columns: ['id'] },
      indexes: [uniqueOf(s.index, s.column), uniqueOf(`${s.index}2`, s.column, `${s.column}2`)],
      checks: [{ name: s.index, expression: s.value }],
    },
  );
  const child = tableOf(`${s.table}2`, [columnOf(s.column, 'int64'), columnOf('b', 'integer')], {
    schema: s.schema,
    primaryKey: { columns: [s.column, 'b'] },
    foreignKeys: [foreignKeyOf(s.column, s.table, 'id')],
  });
  const view = tableOf(`${s.table}3`, [columnOf(s.column, 'text')], { kind: 'view', comment: s.comment });
  return databaseOf([parent, child, view], { dialect: 'mysql' });
}

describe('the model target', () => {
  it.each(['column', 'camel'] as const)(
    'lets no string of a database out of its place (%s)',
    async (naming) => {
      await fc.assert(
        fc.asyncProperty(strings, async (s) => {
          const { files, problems } = await generateModels(hostileDatabase(s), { naming });
          const own = files.filter(({ path }) => !path.includes('/platform/'));
          expect(own.flatMap(codeFindings)).toEqual([]);
          const paths = own.map(({ path }) => path);
          expect(paths.filter((path) => /(?:^|\/)\.\.?(?:\/|$)|[\u0000-\u001f\\]/.test(path))).toEqual([]);
          if (problems.some(({ kind }) => kind === 'table-collision')) return;
          expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
        }),
        { numRuns: 25 },
      );
    },
  );

  it('keeps names and words as they are', async () => {
    await fc.assert(
      fc.asyncProperty(strings, async (s) => {
        fc.pre([s.table, s.column, s.word].every((text) => text.isWellFormed()));
        const { files, problems } = await generateModels(hostileDatabase(s));
        fc.pre(!problems.some(({ kind }) => kind === 'table-collision'));
        const [first] = files;
        const literals = first === undefined ? new Set() : literalsOf(first);
        for (const text of [s.table, s.column, s.word]) expect(literals).toContain(text);
      }),
      { numRuns: 15 },
    );
  });

  it('reads back from a snapshot what was written', () => {
    fc.assert(
      fc.property(strings, (s) => {
        const schema = hostileDatabase(s);
        expect(readSnapshot(printSnapshot(schema))).toEqual(schema);
      }),
    );
  });
});
