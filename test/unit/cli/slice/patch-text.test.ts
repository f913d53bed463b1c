import { describe, expect, it } from 'vitest';
import { patchText } from '../../../../src/cli/slice/patch-text.ts';

const head = "import { a } from 'a';\n";
const part = (name: string, value: number): string => `\nexport const ${name} = {\n  value: ${value},\n};\n`;
const whole = head + part('one', 1) + part('two', 2) + part('three', 3);

describe('patchText', () => {
  it('changes a part where it stands among others', () => {
    const patched = patchText(whole, head + part('two', 2), head + part('two', 5));
    expect(patched).toBe(head + part('one', 1) + part('two', 5) + part('three', 3));
  });

  it('changes a part of a part', () => {
    const route = (name: string, path: string): string =>
      `  app.route({\n    url: '${path}',\n    ${name},\n  });\n`;
    const plugin = (...routes: readonly string[]): string =>
      `${head}\nexport function plugin(app) {\n${routes.join('\n')}}\n`;
    expect(
      patchText(
        plugin(route('a', '/a'), route('b', '/b'), route('c', '/c')),
        plugin(route('b', '/b')),
        plugin(route('b', '/bb')),
      ),
    ).toBe(plugin(route('a', '/a'), route('b', '/bb'), route('c', '/c')));
  });

  it.each([
    ['what was there is not found', head + part('four', 4), head + part('four', 5)],
    [
      'parts come in another order',
      head + part('two', 2) + part('one', 1),
      head + part('two', 2) + part('one', 9),
    ],
    ['parts come or go', head + part('one', 1), head + part('one', 1) + part('new', 0)],
    ['the imports change', head + part('one', 1), `import { b } from 'b';\n${part('one', 1)}`],
    ['only a part of a line is found', `${head}\n${part('one', 1).trim().slice(7)}\n`, `${head}\nx\n`],
  ])('gives nothing where %s', (_, before, after) => {
    expect(patchText(whole, before, after)).toBeUndefined();
  });
});
