import { describe, expect, it } from 'vitest';
import { StatementNames } from '../../../../../src/runtime/database/postgres/statement-names.ts';

/** Names so many different texts, each of which comes twice. */
function nameTexts(names: StatementNames, count: number, parameters: number): (string | undefined)[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `select ${index} of ${parameters}`;
    expect(names.nameOf(text, parameters)).toBeUndefined();
    return names.nameOf(text, parameters);
  });
}

describe('StatementNames', () => {
  it('names a text that comes a second time, and keeps the name', () => {
    const names = new StatementNames();
    const [name] = nameTexts(names, 1, 2);
    expect(name).toBeDefined();
    expect(names.nameOf('select 0 of 2', 2)).toBe(name);
    expect(names.hasDropped).toBe(false);
  });

  it('keeps few large texts, and all of the small ones beside them', () => {
    const names = new StatementNames();
    const small = nameTexts(names, 100, 3);
    const large = nameTexts(names, 40, 4608);
    expect(new Set([...small, ...large]).size).toBe(140);
    expect(names.takeDropped().map(({ name }) => name)).toEqual(large.slice(0, 24));
    expect(names.hasDropped).toBe(false);
  });

  it.each([2, 500])('gives a text with %d parameters another name once its own is dropped', (parameters) => {
    const names = new StatementNames();
    const [name] = nameTexts(names, 1, parameters);
    const text = `select 0 of ${parameters}`;
    names.drop(text);
    names.drop(text);
    expect(names.takeDropped()).toEqual([{ name, sql: text }]);
    expect(names.nameOf(text, parameters)).not.toBe(name);
  });
});
