import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../../src/base/source.ts';
import { lex } from '../../../src/syntax/lex.ts';
import { parse } from '../../../src/syntax/parse.ts';
import { wholeContract } from './texts.ts';

function countErrors(text: string): number {
  return parse(createSource('a.api', text)).diagnostics.length;
}

/** The text without one of its tokens, for every token in turn. */
function withoutOneToken(text: string): readonly string[] {
  return lex(text)
    .filter((piece) => piece.kind === 'token')
    .map((piece) => text.slice(0, piece.start) + text.slice(piece.end));
}

describe('recovery', () => {
  it('gives at most one error for one missing token, whichever it is', () => {
    const damaged = withoutOneToken(wholeContract);
    expect(damaged.length).toBeGreaterThan(100);
    expect(damaged.filter((text) => countErrors(text) > 1)).toEqual([]);
  });

  it('gives three errors for three independent mistakes', () => {
    // Statements with whole ones between them, so that no mistake stands at the edge of another.
    const statements = [
      'info (\n\ttitle: "x"\n\tversion: 1.0\n)',
      'type (\n\tUser {\n\t\tId int64 `json:"id"`\n\t\tTags map[string][]string\n\t}\n\tOther {\n\t\t*User\n\t}\n)',
      '@server (\n\tprefix: /v1\n)\nservice a {\n\t@doc "one"\n\t@handler one\n\tget /one/:id (User) returns (Other)\n\n\t@handler two\n\tpost /two (User)\n}',
    ];
    const wrong = statements.map((text) => withoutOneToken(text).filter((each) => countErrors(each) === 1));
    const mistake = (index: number): fc.Arbitrary<string> => fc.constantFrom(...(wrong[index] ?? []));
    fc.assert(
      fc.property(fc.tuple(mistake(0), mistake(1), mistake(2)), (parts) => {
        expect(countErrors(parts.join('\n\ntype Between {}\n\n'))).toBe(3);
      }),
      { numRuns: 500 },
    );
  });
});
