import { describe, expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { findEdit } from '../../../../src/semantics/slice/find-edit.ts';
import { outlineFile } from '../../../../src/semantics/slice/outline-file.ts';
import type { FileOutline, Piece } from '../../../../src/semantics/slice/outline.ts';
import { parse } from '../../../../src/syntax/parse.ts';

const text = `syntax = "v1"

// A is first.
type A {
	Id int64 // which
}

type (
	B {
		A
	}
	C []B
)

service s {
	@handler a
	get /a (A) returns (B)

	@handler c
	get /c returns (C)
}
`;

function outline(contract: string): FileOutline {
  const source = createSource('a.api', contract);
  const found = outlineFile(parse(source).value, source);
  expect(found).toBeDefined();
  return { pieces: found?.pieces ?? [] };
}

/** The names of what an edit changed; undefined where it did more. */
function changedBy(after: string): readonly string[] | undefined {
  const { pieces } = outline(text);
  const edit = findEdit({ pieces }, createSource('a.api', text), createSource('a.api', after));
  if (edit === undefined) return undefined;
  // Whatever was changed, the pieces stand where a fresh reading finds them.
  expect(edit.pieces).toEqual(outline(after).pieces);
  const named = (list: readonly Piece[], index: number): string =>
    `${list[index]?.kind} ${list[index]?.name}`.trim();
  const left = edit.former.filter((index) => !edit.origins.includes(index));
  return [
    ...(edit.isReshaped ? ['reshaped'] : []),
    ...edit.changed.map((index) => `${edit.origins[index] === -1 ? '+' : ''}${named(edit.pieces, index)}`),
    ...left.map((index) => `-${named(pieces, index)}`),
  ];
}

describe('outlineFile', () => {
  it('cuts a file into declarations, blocks and the rest', () => {
    const { pieces } = outline(text);
    expect(pieces.map(({ kind, name, block, uses }) => [kind, name, block, ...uses])).toEqual([
      ['other', '', -1],
      ['type', 'A', -1, 'int64'],
      ['open', '', -1],
      ['type', 'B', 2, 'A'],
      ['type', 'C', 2, 'B'],
      ['close', '', 2],
      ['open', '', -1],
      ['route', '', 6, 'A', 'B'],
      ['route', '', 6, 'C'],
      ['close', '', 6],
    ]);
  });

  it('holds the comments of a declaration with it', () => {
    const piece = outline(text).pieces[1];
    expect(text.slice(piece?.start, piece?.end)).toMatch(/^\/\/ A is first\.\ntype A \{[^}]*\}$/);
  });

  it('does not cut generic contracts', () => {
    const source = createSource('a.api', 'type Page<T> {\n\tItems []T\n}\n');
    expect(outlineFile(parse(source).value, source)).toBeUndefined();
  });
});

describe('findEdit', () => {
  it.each([
    ['nothing', text, []],
    ['a field', text.replace('Id int64', 'Id int64 `json:"id"`'), ['type A']],
    ['a comment on a type', text.replace('first', 'the first one'), ['type A']],
    ['a comment on a route', text.replace('\t@handler c', '\t// Gives C.\n\t@handler c'), ['route']],
    ['the doc of a route', text.replace('\t@handler c', '\t@doc "C"\n\t@handler c'), ['route']],
    ['a method', text.replace('get /a', 'post /a'), ['reshaped', 'route']],
    ['a handler', text.replace('handler a', 'handler b'), ['reshaped', 'route']],
    ['a response', text.replace('(B)', '([]B)'), ['route']],
    ['a request', text.replace('(A)', '(B)'), ['reshaped', 'route']],
    ['a use of another type', text.replace('[]B', '[]A'), ['reshaped', 'type C']],
    ['a type that comes', text.replace('type (', 'type D {}\n\ntype ('), ['reshaped', '+type D']],
    ['a type that comes into a block', text.replace('\tC []B', '\tD {}\n\tC []B'), ['reshaped', '+type D']],
    ['a type that goes', text.replace('\tC []B\n', ''), ['reshaped', '-type C']],
    ['another name', text.replaceAll('C', 'D'), ['reshaped', '+type D', 'route', '-type C']],
    [
      'a route that comes',
      text.replace('\t@handler c', '\t@handler b\n\tget /b\n\n\t@handler c'),
      ['reshaped', '+route'],
    ],
    [
      'a route that goes',
      text.replace('\t@handler a\n\tget /a (A) returns (B)\n', ''),
      ['reshaped', '-route'],
    ],
    ['white space alone', text.replace('service s', '\n\n\nservice s'), []],
    [
      'two far declarations',
      text.replace('Id ', 'Key ').replace('get /c', 'get /cc'),
      ['reshaped', 'type A', 'route'],
    ],
    ['the last route', text.replace('get /c', 'put /c'), ['reshaped', 'route']],
  ])('finds what an edit of %s changed', (_, after, changed) => {
    expect(changedBy(after)).toEqual(changed);
  });

  it.each([
    ['the block around routes', text.replace('service s {', '@server (\n\tprefix: /v1\n)\nservice s {')],
    ['the name of the service', text.replace('service s', 'service t')],
    ['the version of the syntax', text.replace('v1', 'v2')],
    ['a mistake', text.replace('get /c', 'got /c')],
    ['a quote that is not closed', text.replace('Id int64', 'Id int64 `')],
    ['a comment that is not closed', text.replace('type (', '/*\ntype (')],
  ])('gives %s up', (_, after) => {
    expect(changedBy(after)).toBeUndefined();
  });
});
