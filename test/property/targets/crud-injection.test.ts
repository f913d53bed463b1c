import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { planModels } from '../../../src/targets/model/plan-models.ts';
import { codeFindings } from '../../support/code-findings.ts';
import { compile } from '../../support/compile.ts';
import { generateCrudOf } from '../../support/database/generate-crud.ts';
import { plainModelOptions } from '../../support/database/generate-models.ts';
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
  key: hostileText,
  column: hostileText,
  word: hostileText,
  comment: hostileText,
  value: hostileText,
});
type Strings = typeof strings extends fc.Arbitrary<infer Value> ? Value : never;

function hostileDatabase(s: Strings): DatabaseSchema {
  const parent = tableOf(
    s.table,
    [
      columnOf(s.key, 'text'),
      columnOf(`${s.column}2`, 'text', {
        comment: s.comment,
        default: { kind: 'literal', value: s.value },
      }),
      columnOf(`${s.column}3`, 'enum', { type: { values: [s.word, 'x'] } }),
      columnOf(`${s.column}4`, 'datetime'),
    ],
    {
      comment: s.comment,
      primaryKey: { columns: [s.key] },
      indexes: [uniqueOf(s.value, `${s.column}2`), uniqueOf(`${s.value}2`, `${s.column}3`)],
    },
  );
  const child = tableOf(`${s.table}2`, [columnOf(s.key, 'text'), columnOf(`${s.column}5`, 'integer')], {
    primaryKey: { columns: [s.key, `${s.column}5`] },
    foreignKeys: [foreignKeyOf(s.key, s.table, s.key)],
  });
  return databaseOf([parent, child], { dialect: 'mysql' });
}

describe('the contract of tables', () => {
  it('is a contract whatever tables and columns are called, and its logic is code', async () => {
    await fc.assert(
      fc.asyncProperty(strings, async (s) => {
        const schema = hostileDatabase(s);
        // Two models of one name are refused before there is a contract.
        const { problems } = planModels(schema, plainModelOptions);
        fc.pre(!problems.some(({ kind }) => kind === 'table-collision' || kind === 'column-collision'));
        const { contract, logic } = await generateCrudOf(schema);
        expect((await compile({ 'shop.api': contract })).diagnostics).toEqual([]);
        const files = [...logic].map(([path, content]) => ({ path, content }));
        expect(
          files.flatMap((file) => codeFindings({ ...file, ownership: 'yours', origin: 'contract' })),
        ).toEqual([]);
        const paths = files.map(({ path }) => path);
        expect(paths.filter((path) => /(?:^|\/)\.\.?(?:\/|$)|[\u0000-\u001f\\]/.test(path))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
