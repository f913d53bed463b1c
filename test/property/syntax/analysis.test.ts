import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiParser } from '../../../grammar/parser.ts';
import { tokenize } from '../../../grammar/tokenize.ts';
import { anyText, mutated, soup } from './texts.ts';

const prepared = new ApiParser({ skipValidations: true, analysis: 'prepared' });
const fresh = new ApiParser({ skipValidations: true, analysis: 'fresh' });

describe('the prepared analysis of the grammar', () => {
  it('reads any text as a fresh one does, mistakes included', () => {
    fc.assert(
      fc.property(fc.oneof(soup, mutated, anyText), (text) => {
        const read = (parser: ApiParser): unknown =>
          parser.parseFile(text, tokenize(text, 'spanning').tokens);
        expect(read(prepared)).toEqual(read(fresh));
      }),
      { numRuns: 3000 },
    );
  });
});
