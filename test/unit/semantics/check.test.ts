import { describe, expect, it } from 'vitest';
import { check } from '../../../src/semantics/check.ts';
import { loadProgram } from '../../../src/semantics/load.ts';
import type { Rule } from '../../../src/semantics/rule.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { codes } from '../../support/rule-tester.ts';

describe('check', () => {
  it('turns a rule that throws into one diagnostic that names it, and runs the others', async () => {
    const { value } = await loadProgram(memoryFiles({ 'a.api': 'type A {}\ntype B {}\n' }), '/memory/a.api');
    const seen: string[] = [];
    const broken: Rule = {
      code: 'broken',
      definitions: [],
      create: () => ({
        declaration: () => {
          throw new TypeError('boom');
        },
      }),
    };
    const fine: Rule = {
      code: 'fine',
      definitions: [],
      create: () => ({ declaration: ({ name }) => seen.push(name) }),
    };
    expect(check(value, [broken, fine])).toMatchObject([
      { code: 'rule-failed', message: 'The rule "broken" crashed: boom.', severity: 'error' },
    ]);
    expect(seen).toEqual(['A', 'B']);
  });

  it('sorts findings by file and place, not by rule', async () => {
    const files = {
      'user.api': 'import "b.api"\nservice s {\n\tget /x (Nope)\n}\n',
      'b.api': 'type B {\n\tX Nope `json:"x"`\n}\ntype B {\n\tY int `json:"y"`\n}\n',
    };
    expect(await codes(files, 'error')).toEqual([
      'missing-handler',
      'unknown-type',
      'unknown-type',
      'duplicate-type',
    ]);
  });

  it('does not check what could not be read', async () => {
    expect(await codes('import "missing.api"\ntype A {\n\tB Missing\n}\n')).toEqual(['file-not-found']);
  });
});
