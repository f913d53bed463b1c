import { describe, expect, it } from 'vitest';
import { printLookahead } from '../../../grammar/print-lookahead.ts';
import { printEbnf } from '../../../grammar/print-ebnf.ts';
import { printTextMate } from '../../../grammar/print-text-mate.ts';

describe('the generated files of the grammar', () => {
  it('hold the grammar that the parser has', async () => {
    await expect(printEbnf()).toMatchFileSnapshot('../../../grammar/api.ebnf');
  });

  it('hold what the alternatives of the parser begin with', async () => {
    await expect(printLookahead()).toMatchFileSnapshot('../../../grammar/lookahead.ts');
  });

  it('hold the highlighting that the tokens give', async () => {
    await expect(printTextMate()).toMatchFileSnapshot('../../../grammar/api.tmLanguage.json');
  });

  it('describe every token that code matches', () => {
    expect(printEbnf()).not.toContain('matched by code');
  });

  it('contain patterns that compile', () => {
    const patterns = [...printTextMate().matchAll(/"(?:match|begin|end)": (".*")/g)].map(([, text = '""']) =>
      String(JSON.parse(text)),
    );
    expect(patterns.length).toBeGreaterThan(10);
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });
});
