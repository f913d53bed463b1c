import { describe, expect, it } from 'vitest';
import { analyzeText, findings } from '../../../support/rule-tester.ts';

const service = 'service s {\n\t@handler a\n\tget /a returns (A)\n}\n';

describe('endless-embedding', () => {
  it.each([
    ['type A {\n\tH {\n\t\t*A\n\t} `json:"h"`\n}\n', 'A'],
    ['type A {\n\tH []{\n\t\tA\n\t} `json:"h"`\n}\n', 'A'],
    ['type A {\n\tH map[string]{\n\t\tG {\n\t\t\t*A\n\t\t}\n\t} `json:"h"`\n}\n', 'A'],
    ['type A {\n\tB\n}\ntype B {\n\tH {\n\t\t*A\n\t} `json:"h"`\n}\n', 'A'],
    ['type A {\n\tH {\n\t\t*C\n\t} `json:"h"`\n}\ntype C = B\ntype B = A\n', 'C'],
  ])('finds it in %s', async (types, name) => {
    const [found, ...others] = await findings(types + service, 'endless-embedding');
    expect(others).toEqual([]);
    expect(found?.message).toContain(`"${name}"`);
    expect(found?.at).toBe(name);
  });

  it.each([
    'type A {\n\tH {\n\t\t*B\n\t} `json:"h"`\n}\ntype B {\n\tX *A `json:"x,optional"`\n}\n',
    'type A {\n\tH {\n\t\t*A `json:"a,optional"`\n\t} `json:"h"`\n}\n',
    'type A {\n\tH {\n\t\tX []A `json:"x"`\n\t} `json:"h"`\n}\n',
    'type A {\n\tX L `json:"x"`\n}\ntype L []{\n\tL\n}\n',
    'type A {\n\tH *H `json:"h,optional"`\n}\ntype H {\n\t*A\n}\n',
  ])('accepts %s', async (types) => {
    const { diagnostics } = await analyzeText(types + service);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
