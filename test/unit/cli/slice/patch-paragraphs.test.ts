import { describe, expect, it } from 'vitest';
import { haveSameOrder, patchParagraphs } from '../../../../src/cli/slice/patch-paragraphs.ts';

const first = "import { a } from 'a';\n";
const part = (name: string, value = 1): string => `\nexport const ${name} = {\n  value: ${value},\n};\n`;
const whole = (...parts: readonly string[]): string => first + parts.join('');
const text = whole(part('one'), part('two'), part('three'), part('four'));

function patch(before: readonly string[], after: readonly string[]): string | undefined {
  return patchParagraphs(text, before, after, first);
}

describe('patchParagraphs', () => {
  it('changes a paragraph where it stands', () => {
    expect(patch([part('one'), part('three')], [part('one'), part('three', 5)])).toBe(
      whole(part('one'), part('two'), part('three', 5), part('four')),
    );
  });

  it('takes a paragraph away wherever it stands', () => {
    expect(patch([part('one'), part('three')], [part('one')])).toBe(
      whole(part('one'), part('two'), part('four')),
    );
  });

  it.each([
    ['in front', [part('one')], [part('zero'), part('one')], ['zero', 'one', 'two', 'three', 'four']],
    ['behind all', [part('four')], [part('four'), part('five')], ['one', 'two', 'three', 'four', 'five']],
    [
      'between two that stand together',
      [part('two'), part('three')],
      [part('two'), part('new'), part('three')],
      ['one', 'two', 'new', 'three', 'four'],
    ],
    [
      'in the place of others',
      [part('one'), part('two'), part('three')],
      [part('one'), part('new'), part('other'), part('three')],
      ['one', 'new', 'other', 'three', 'four'],
    ],
  ])('adds paragraphs %s', (_, before, after, names) => {
    expect(patch(before, after)).toBe(whole(...names.map((name) => part(name))));
  });

  it.each([
    ['others stand between', [part('one'), part('three')], [part('one'), part('new'), part('three')]],
    ['more follows', [part('one')], [part('one'), part('new')]],
    ['a paragraph is not found', [part('five')], [part('five', 2)]],
    ['the order is another', [part('three'), part('one')], [part('three'), part('one', 2)]],
    [
      'only the beginning of a paragraph is found',
      ['\nexport const one = {\n'],
      ['\nexport const one = 1;\n'],
    ],
  ])('gives up where %s', (_, before, after) => {
    expect(patch(before, after)).toBeUndefined();
  });
});

describe('haveSameOrder', () => {
  it.each([
    ['nothing moved', ['one', 'two', 'three'], ['one', 'new', 'three'], true],
    ['something only came', [], ['one'], true],
    ['two changed places', ['one', 'two'], ['two', 'one'], false],
    ['names are alike up to a letter beyond ASCII changed places', ['saß', 'saü'], ['saü', 'saß'], false],
    ['one moved over others that go and come', ['one', 'two', 'three'], ['three', 'new', 'one'], false],
  ])('sees where %s', (_, before, after, expected) => {
    const changed = after.map((name) => part(name, 2));
    expect(
      haveSameOrder(
        before.map((name) => part(name)),
        changed,
      ),
    ).toBe(expected);
  });

  it('knows a declaration by its name, whatever is said of it', () => {
    const said = (name: string): string => `\n/** Of ${name}. */${part(name)}`;
    expect(haveSameOrder([part('one'), part('two')], [said('two'), part('one')])).toBe(false);
    expect(haveSameOrder([part('one'), part('two')], [said('one'), said('two')])).toBe(true);
  });
});
