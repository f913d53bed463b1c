import fc from 'fast-check';

/** Words and signs of the language: soup of them reaches every rule of the parser. */
const signs = '(){}[]<>,:;=*-./|@"`\\ \n\t\r0aé用$#';
const keywords = 'syntax info import type service returns map any interface struct get post name string';
const phrases =
  '@doc|@handler|@server|@x|"a.api"|`json:"a"`|// c\n|/* c */|/*|*/|...|10s|404|service a {|type A {|get /a|info (|@server (|\n\n|\r\n|\0|\ud800';
const pieces = [...signs.split(''), ...keywords.split(' '), ...phrases.split('|')];

/** Texts of language pieces, with and without spaces between them. */
export const soup: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), fc.constantFrom('', ' ', '\n'))
  .map(([words, glue]) => words.join(glue));

/** Any text: of any unit, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 200 });

/** A contract with every construct, for mutations. */
export const wholeContract = `syntax = "v1"

// about
info (
	title: a free text // behind
	desc: "quoted"
)

import "types.api"

type (
	// a user
	User<T> struct {
		Base
		*Other \`json:"o"\`
		Id, Number int64 \`json:"id,optional" validate:"min=1"\` // number
		Tags map[string][]*any
		Inner {
			X [3]interface{}
		}
	}
)

type Alias = []time.Time

@server (
	prefix: /a-b/v1.0
	middleware: A, B
	rateLimit: 100/1m by user
)
service user-center-api {
	@doc (
		summary: "one"
	)
	@handler getUser
	get /users/:id/* (User<int>) returns ([]User<string>) | 404 (Alias)

	/* detached */

	@doc "two"
	@server (timeout: 3s)
	@handler post
	POST / returns ();
}
`;

/** A contract from which a piece was cut, in which one was doubled, or into which language was thrown. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    fc.nat(wholeContract.length),
    fc.nat(40),
    fc.constantFrom('cut', 'double', 'insert', 'end'),
    fc.constantFrom(...pieces),
  )
  .map(([start, length, kind, piece]) => {
    const [before, part] = [wholeContract.slice(0, start), wholeContract.slice(start, start + length)];
    const after = wholeContract.slice(start + length);
    if (kind === 'end') return before;
    return before + { cut: '', double: part + part, insert: part + piece }[kind] + after;
  });
