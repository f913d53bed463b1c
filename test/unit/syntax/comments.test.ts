import { describe, expect, it } from 'vitest';
import type { AnyNode } from '../../../src/syntax/ast.ts';
import { childrenOf } from '../../../src/syntax/visit.ts';
import { readText } from '../../support/read-contract-text.ts';

/** `kind: leading | trailing` of every node with comments, then the detached ones. */
function attached(text: string): readonly string[] {
  const { file } = readText(text);
  const lines: string[] = [];
  const collect = (node: AnyNode): void => {
    const texts = (side: 'leading' | 'trailing'): string =>
      node.comments?.[side].map((each) => each.text).join(' ') ?? '';
    if (node.comments !== undefined) lines.push(`${node.kind}: ${texts('leading')} | ${texts('trailing')}`);
    for (const child of childrenOf(node)) collect(child);
  };
  collect(file);
  return [...lines, ...file.detachedComments.map((comment) => `detached: ${comment.text}`)];
}

describe('comments', () => {
  it('hang on what is below them, or in front of them on their line', () => {
    expect(attached('// a\n// b\nsyntax = "v1" // c\n/* d */ import "x.api" /* e */ // f\n')).toEqual([
      'syntax: // a // b | // c',
      'import: /* d */ | /* e */ // f',
    ]);
  });

  it('hang on the declaration of a single type, and on each of a group', () => {
    expect(
      attached('// a\ntype A { // b\n\tX int // c\n} // d\n// e\ntype (\n\t// f\n\tB int // g\n)'),
    ).toEqual([
      'type-declaration: // a | // b // d',
      'field:  | // c',
      'type-statement: // e | ',
      'type-declaration: // f | // g',
    ]);
  });

  it('hang on fields, entries and routes', () => {
    const text =
      'type A {\n\t// x\n\tX int `json:"x"` // y\n\t/* z */ B\n}\n@server ( // s\n\tjwt: Auth // j\n) // t\nservice a { // u\n\t// r\n\t@doc "d" // v\n\t// h\n\t@handler h // w\n\tget /a (A); // q\n}';
    expect(attached(text)).toEqual([
      'field: // x | // y',
      'embedded: /* z */ | ',
      'service:  | // u',
      'server:  | // s // t',
      'key-value:  | // j',
      'route: // r | // q',
      'doc:  | // v',
      'handler: // h | // w',
    ]);
  });

  it('stay detached in front of a blank line, a closing sign and the end', () => {
    expect(attached('// head\n\n// a\n// b\n\ntype A {\n\tX int\n\t// end\n}\n\n// eof')).toEqual([
      'detached: // head',
      'detached: // a',
      'detached: // b',
      'detached: // end',
      'detached: // eof',
    ]);
  });

  it('count every kind of line end', () => {
    expect(attached('// a\r\n\r\ntype A {}')).toEqual(['detached: // a']);
    expect(attached('// a\r\ntype A {}')).toEqual(['type-declaration: // a | ']);
    expect(attached('// a\rtype A {}')).toEqual(['type-declaration: // a | ']);
  });

  it.each([
    ['on lines of their own', '// a\n'],
    ['on one line', '/* a */ '],
  ])('are all found where there are a great many %s', (_, comment) => {
    const [first, ...others] = attached(`${comment.repeat(200_000)}type A {}\n`);
    expect(first?.length).toBeGreaterThan(1_000_000);
    expect(others).toEqual([]);
  });
});
