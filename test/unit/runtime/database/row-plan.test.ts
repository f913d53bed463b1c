import { describe, expect, it } from 'vitest';
import { planRows } from '../../../../src/runtime/database/row-plan.ts';

const twice = (value: unknown): unknown => Number(value) * 2;

describe('a plan of rows', () => {
  const plan = planRows([
    { name: 'a', decode: undefined },
    { name: 'b', decode: twice },
  ]);

  it("makes the same of lists and of the driver's own rows", () => {
    const wanted = [
      { a: 1, b: 4 },
      { a: null, b: null },
    ];
    expect(
      plan.build([
        [1, 2],
        [null, null],
      ]),
    ).toEqual(wanted);
    expect(
      plan.change([
        { a: 1, b: 2 },
        { a: null, b: null },
      ]),
    ).toEqual(wanted);
  });

  it('takes the last of two columns of one name, and decodes it once', () => {
    const doubled = planRows([
      { name: 'a', decode: twice },
      { name: 'a', decode: twice },
    ]);
    expect(doubled.build([[1, 5]])).toEqual([{ a: 10 }]);
    expect(doubled.change([{ a: 5 }])).toEqual([{ a: 10 }]);
  });

  it('gives a column that is called like the prototype of an object', () => {
    const [row = {}] = planRows([{ name: '__proto__', decode: twice }]).build([[3]]);
    expect(Object.getOwnPropertyDescriptor(row, '__proto__')?.value).toBe(6);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });
});
