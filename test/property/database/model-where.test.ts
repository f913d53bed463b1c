import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Comparison, Where } from '../../../src/runtime/database/where.ts';
import { newUser, openSample } from '../../support/database/open-sample.ts';
import type { UsersRow } from '../../support/database/sample/gen/model/users.ts';

/** What SQL says of a condition: true, false, or nothing, when a value is missing. */
type Truth = boolean | null;

const words = ['', 'a', 'ab', 'b', '%', '_', '!', '\\', 'a%b', "'"];
const word = fc.constantFrom(...words);
const small = fc.integer({ min: 0, max: 3 });

function comparison<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Comparison<Value>> {
  return fc.oneof(
    fc.record({ equals: fc.option(value) }),
    fc.record({ not: fc.option(value) }),
    fc.record({ in: fc.array(fc.option(value, { freq: 4 }), { maxLength: 4 }) }),
    fc.record({ notIn: fc.array(fc.option(value, { freq: 4 }), { maxLength: 4 }) }),
    fc.record({ lt: value, gte: value }, { requiredKeys: ['lt'] }),
    fc.record({ lte: value, gt: value }, { requiredKeys: ['gt'] }),
    fc.record({ between: fc.tuple(value, value) }),
  );
}

const pattern: fc.Arbitrary<Comparison<string>> = fc.oneof(
  fc.record({ startsWith: word }),
  fc.record({ endsWith: word }),
  fc.record({ contains: word }),
);

const { where } = fc.letrec<{ where: Where<UsersRow> }>((tie) => ({
  where: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ tenant_id: fc.oneof(small, comparison(small)) }),
    fc.record({ nickname: fc.oneof(fc.option(word), comparison(word), pattern) }),
    fc.record({ tenant_id: small, slug: comparison(word) }),
    fc.record({ and: fc.array(tie('where'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('where'), { maxLength: 3 }) }),
    fc.record({ not: tie('where') }),
  ),
}));

const values = fc.record({ tenant_id: small, nickname: fc.option(word) });

it('finds the rows that a filter in memory finds', async () => {
  const sample = await openSample('sqlite');
  if (sample === undefined) return;
  const { users } = sample.models;
  await fc.assert(
    fc.asyncProperty(fc.array(values, { maxLength: 8 }), where, async (rows, condition) => {
      await sample.database.session.run('delete from users', []);
      await users.insertMany(rows.map((row, index) => newUser(index, row)));
      const all = await users.findMany({ orderBy: 'id' });
      const expected = all.filter((row) => holds(condition, row) === true).map(({ id }) => id);
      const found = await users.findMany({ where: condition, orderBy: 'id' });
      expect(found.map(({ id }) => id)).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

function holds(condition: object, row: UsersRow): Truth {
  return every(
    Object.entries(condition).map(([name, operand]: [string, unknown]): Truth => {
      if (name === 'and') return every(members(operand).map((member) => holds(member, row)));
      if (name === 'or') return some(members(operand).map((member) => holds(member, row)));
      if (name === 'not') return opposite(holds(Object(operand), row));
      const value: unknown = Reflect.get(row, name);
      return typeof operand === 'object' && operand !== null
        ? every(Object.entries(operand).map(([operator, given]) => compares(operator, value, given)))
        : compares('equals', value, operand);
    }),
  );
}

function compares(operator: string, value: unknown, operand: unknown): Truth {
  const text = typeof value === 'string' ? value : '';
  const part = typeof operand === 'string' ? operand : '';
  if (operator === 'equals' && operand === null) return value === null;
  if (operator === 'not' && operand === null) return value !== null;
  if (operator === 'in') return some(members(operand).map((each) => compares('equals', value, each)));
  if (operator === 'notIn') return every(members(operand).map((each) => compares('not', value, each)));
  if (operator === 'between') {
    const [low, high] = members(operand);
    return every([compares('gte', value, low), compares('lte', value, high)]);
  }
  if (value === null) return null;
  switch (operator) {
    case 'equals':
      return value === operand;
    case 'not':
      return value !== operand;
    case 'startsWith':
      return text.startsWith(part);
    case 'endsWith':
      return text.endsWith(part);
    case 'contains':
      return text.includes(part);
    default: {
      const order = compare(value, operand);
      return { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[operator] ?? null;
    }
  }
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number'
    ? a - Number(b)
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

// oxlint-disable-next-line typescript/no-explicit-any -- members of a list of anything
function members(list: unknown): any[] {
  return Array.isArray(list) ? list : [];
}

function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

function opposite(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
