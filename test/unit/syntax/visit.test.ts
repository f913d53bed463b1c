import { describe, expect, it } from 'vitest';
import { visit, visitInParallel } from '../../../src/syntax/visit.ts';
import { readText } from '../../support/read-contract-text.ts';

const { file } = readText(
  'type A {\n\tX []B\n}\nservice a {\n\t@handler h\n\t@doc "d"\n\tget /a (A) returns (B)\n}',
);

describe('visit', () => {
  it('walks in source order and knows the ancestors', () => {
    const seen: string[] = [];
    visit(file, {
      'named-type': (node, ancestors) => seen.push(`${node.name} in ${ancestors.at(-1)?.kind}`),
      handler: () => seen.push('handler'),
      doc: { enter: () => seen.push('doc'), leave: () => seen.push('doc left') },
      route: { leave: (node) => seen.push(node.path.text) },
    });
    expect(seen).toEqual(['B in slice-type', 'handler', 'doc', 'doc left', 'A in body', 'B in body', '/a']);
  });

  it('lets one visitor leave children out for itself alone', () => {
    const seen: string[] = [];
    visitInParallel(file, [
      { service: () => false, route: () => seen.push('first') },
      { route: () => seen.push('second') },
    ]);
    expect(seen).toEqual(['second']);
  });
});
