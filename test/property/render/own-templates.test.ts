import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overrideTemplates } from '../../../src/render/own-renderer.ts';
import { readOrigin, withOrigin, withoutOrigin } from '../../../src/render/own-template.ts';
import type { Renderer } from '../../../src/render/renderer.ts';

const builtIn: Renderer = {
  render: () => 'built in',
  asset: () => '',
  assets: [],
  templates: ['a.ts'],
};

/** Pieces that templates are made of, so that many of them are nearly right. */
const piece = fc.oneof(
  fc.constantFrom(
    '{{',
    '}}',
    '{{{',
    '{{#if a}}',
    '{{#each b}}',
    '{{/if}}',
    '{{/each}}',
    '{{else}}',
    '{{a}}',
    '{{c}}',
    '{{../a}}',
    '{{@index}}',
    '{{ts a}}',
    '{{ts b}}',
    '{{log a}}',
    '{{> p}}',
    '{{!-- x --}}',
    '{{#with c}}',
    '{{/with}}',
    '\\{{',
    '{{lookup b 0}}',
    '{{b.length}}',
    '{{json this}}',
    '\n',
    '{{constructor}}',
    '{{__proto__}}',
    '{{{{raw}}}}',
    '{{#*inline "p"}}',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const template = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

describe('templates of a project', () => {
  it('never throw, whatever is in them: they are rendered, or reported with a place inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(template, async (text) => {
        const renderer = await overrideTemplates(builtIn, new Map([['a.ts', text]]));
        const rendered = renderer.render('a.ts', { a: 'x', b: ['1', '2'], c: { d: 1 } });
        const problems = renderer.problems();
        const lines = text.split(/\r\n|\n|\r/);
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length + 1);
          expect(column).toBeGreaterThanOrEqual(0);
        }
        if (problems.length > 0) expect(rendered).toBe('built in');
      }),
      { numRuns: 500 },
    );
  });

  it('give back what was written behind their first line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(99_999), (text, view) => {
        const base = 'ab'.repeat(32);
        expect(withoutOrigin(withOrigin(text, { view, base }))).toBe(text);
        expect(readOrigin(withOrigin(text, { view, base }))).toEqual({ view, base });
      }),
    );
  });
});
