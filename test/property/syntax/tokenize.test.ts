import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexer } from '../../../grammar/lexer.ts';
import { tokenize } from '../../../grammar/tokenize.ts';
import { commentGroup } from '../../../grammar/tokens.ts';
import { corpusRoots } from '../../support/corpus.ts';
import { corpusRoot } from '../../support/repository.ts';
import { anyText, mutated, soup } from './texts.ts';

const lexer = createLexer(true);
const modes = ['spanning', 'lines'] as const;

/** Pieces on which the kinds of token border. */
const borders = fc
  .array(
    fc.constantFrom(
      ...'@doc|@handlers|@|get|GET|Patch|gets|types|type|map[|1h|10ms|1m2|3d|12|1h2_|é|ſet|_a|٣|𝒳|\ud800|"a\\"|"a\n"|"\\|`a\n`|`|/|/*|*/|//|/ * |get /a/*|get /*\n|get /* x */|...|..|.|\r|\u00a0|\u0301|µs|1µs|1μs|\0'.split(
        '|',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('tokenize', () => {
  it.each(modes)('reads any text as the definitions of the tokens say, in the mode %s', (mode) => {
    fc.assert(
      fc.property(fc.oneof(anyText, soup, mutated, borders), (text) => {
        expect(tokenize(text, mode)).toEqual(reference(text, mode));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads contracts that people wrote as the definitions of the tokens say', () => {
    for (const { path } of corpusRoots()) {
      const text = readFileSync(`${corpusRoot}/${path}`, 'utf8');
      expect(tokenize(text, 'spanning')).toEqual(reference(text, 'spanning'));
    }
  });
});

function reference(text: string, mode: (typeof modes)[number]): unknown {
  const { tokens, groups } = lexer.tokenize(text, mode);
  return { tokens, comments: groups[commentGroup] ?? [] };
}
