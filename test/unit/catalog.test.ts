import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog.ts';
import { rules } from '../../src/semantics/rules/index.ts';
import { analyzeText } from '../support/rule-tester.ts';

const rulesFolder = new URL('../../src/semantics/rules/', import.meta.url);
const ruleTests = new URL('semantics/rules/', import.meta.url);
const syntaxFolder = new URL('../../src/syntax/diagnostics/', import.meta.url);

describe('catalog', () => {
  it('has every code once', () => {
    const codes = catalog.map((definition) => definition.code);
    expect(codes).toEqual([...new Set(codes)]);
  });

  it('explains every code in sentences', () => {
    const bare = catalog.filter(
      ({ message, explanation }) => !/[.?]$/.test(explanation) || !/[.?}]$/.test(message),
    );
    expect(bare.map((definition) => definition.code)).toEqual([]);
  });

  it('writes codes in kebab case', () => {
    expect(
      catalog.map((definition) => definition.code).filter((code) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)),
    ).toEqual([]);
  });

  it('lists every rule and every syntax diagnostic that there is a file for', async () => {
    const files = readdirSync(rulesFolder).filter((file) => file !== 'index.ts');
    expect(rules.map((rule) => `${rule.code}.ts`).toSorted()).toEqual(files.toSorted());
    for (const file of readdirSync(syntaxFolder)) {
      const module: Record<string, unknown> = await import(new URL(file, syntaxFolder).href);
      for (const definition of Object.values(module)) expect(catalog).toContain(definition);
    }
  });

  it('has a test file for every rule', () => {
    const tests = new Set(readdirSync(ruleTests));
    expect(rules.map((rule) => `${rule.code}.test.ts`).filter((file) => !tests.has(file))).toEqual([]);
  });
});

/** What an example cannot show: these need a second file. */
const withoutExample = new Set(['duplicate-import', 'repeated-import', 'unused-import']);

describe.each(rules.map((rule) => [rule.code, rule] as const))('examples of the rule %s', (_, rule) => {
  for (const { code, severity, example } of rule.definitions) {
    if (withoutExample.has(code)) continue;
    it(`${code}: finds it in the wrong one and nothing wrong in the right one`, async () => {
      expect(example).toBeDefined();
      const wrong = await analyzeText(example?.wrong ?? '');
      expect(wrong.diagnostics.map((diagnostic) => [diagnostic.code, diagnostic.severity])).toContainEqual([
        code,
        severity,
      ]);
      const right = (await analyzeText(example?.right ?? '')).diagnostics.map(
        (diagnostic) => diagnostic.code,
      );
      expect(right).not.toContain(code);
      // A types-only example is no whole contract, which is another rule's matter.
      expect(right.filter((each) => isError(each) && each !== 'root-without-service')).toEqual([]);
    });
  }

  it('gives every finding of its examples a place and a hint', async () => {
    const own = new Set(rule.definitions.map((definition) => definition.code));
    for (const { example } of rule.definitions) {
      const { diagnostics } = await analyzeText(example?.wrong ?? '');
      for (const diagnostic of diagnostics.filter((each) => own.has(each.code))) {
        expect(diagnostic.span, diagnostic.code).toBeDefined();
        const comesFromReader = diagnostic.code === 'malformed-tag' || diagnostic.code === 'ignored-tag-text';
        if (!comesFromReader) expect(diagnostic.hint, diagnostic.code).toMatch(/[.?]$/);
      }
    }
  });
});

function isError(code: string): boolean {
  return catalog.find((definition) => definition.code === code)?.severity === 'error';
}
