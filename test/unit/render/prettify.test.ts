import { describe, expect, it } from 'vitest';
import { needsPrettier, prettify } from '../../../src/render/prettify.ts';

describe('needsPrettier', () => {
  it('asks for code that runs over the width, counted in columns', () => {
    expect(needsPrettier(`const a = '${'x'.repeat(100)}';\n`)).toBe(true);
    expect(needsPrettier(`const a = '${'中'.repeat(50)}';\n`)).toBe(true);
    expect(needsPrettier(`const a = '${'x'.repeat(80)}';\n`)).toBe(false);
    expect(needsPrettier(`const a = '${'中'.repeat(40)}';\n`)).toBe(false);
  });

  it('leaves comments and imports of one name alone, as prettier does', async () => {
    const code = `// ${'x'.repeat(120)}\nimport { ${'y'.repeat(120)} } from './y.ts';\n`;
    expect(needsPrettier(code)).toBe(false);
    expect(await prettify(code)).toBe(code);
  });

  it('asks for quoted keys in letters that prettier may unquote', async () => {
    const code = "export const a = { '名': 1 };\n";
    expect(needsPrettier(code)).toBe(true);
    expect(await prettify(code)).not.toBe(code);
    expect(needsPrettier("export const a = { 'a-b': '名' };\n")).toBe(false);
  });
});
