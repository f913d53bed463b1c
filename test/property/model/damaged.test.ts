import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../src/diagnostics/diagnostic.ts';
import { lower } from '../../../src/model/lower.ts';
import { analyze } from '../../../src/semantics/analyze.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { brokenInvariants } from '../../support/model-invariants.ts';

const sound = `syntax = "v1"
info (
	title: "T"
)
type Base {
	Id int64 \`json:"id" path:"id,optional"\`
}
type Page<T> {
	Items []T \`json:"items" validate:"required,dive,required"\`
	Next *Page<T> \`json:"next,optional"\`
}
type (
	Ids []int64
	User {
		Base
		*Ids
		Name string \`json:"name,default=x,options=x|y"\`
		Size, Width int \`form:"size,range=[1:10],optional=id"\`
		Inner {
			At time.Time \`json:"at"\`
			By map[string]*User \`json:"by"\`
		} \`json:"inner"\`
	}
)
@server (
	prefix: /v1
	group: a/b
	jwt: Auth
	timeout: 3s
)
service user-api {
	@doc "x"
	@handler getUser
	get /users/:id (User) returns (Page<User>) | 404 (Base)
	@server (
		handler: PutUser
		maxBytes: 1m
	)
	put /users/:id ([]User) returns (map[string]Ids)
}
`;

const pieces = sound
  .split(/(\s+|(?=[(){}[\]<>:,"`*|=/])|(?<=[(){}[\]<>:,"`*|=/]))/)
  .filter((piece) => piece !== '');

const edit = fc.record({
  at: fc.nat({ max: pieces.length - 1 }),
  drop: fc.nat({ max: 3 }),
  insert: fc.array(fc.nat({ max: pieces.length - 1 }), { maxLength: 3 }),
});

/** The sound contract with pieces of it taken out, doubled and put elsewhere. */
const damaged = fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
  const parts = [...pieces];
  for (const { at, drop, insert } of edits)
    parts.splice(at, drop, ...insert.map((index) => pieces[index] ?? ''));
  return parts.join('');
});

describe('a damaged contract', () => {
  it('ends in findings with places inside it, or in a sound model', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const { value, diagnostics } = await analyze(memoryFiles({ 'a.api': text }), '/memory/a.api');
        for (const { code, span, related } of diagnostics) {
          expect(code).not.toBe('rule-failed');
          for (const place of [span, ...related.map((each) => each.span)]) {
            if (place === undefined) continue;
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual(text.length);
          }
        }
        if (!hasErrors(diagnostics)) expect(brokenInvariants(lower(value))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
