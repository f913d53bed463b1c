import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../../src/base/source.ts';
import type { AnyNode } from '../../../src/syntax/ast.ts';
import { lex } from '../../../src/syntax/lex.ts';
import { parse } from '../../../src/syntax/parse.ts';
import { parseTag } from '../../../src/syntax/tag.ts';
import { childrenOf } from '../../../src/syntax/visit.ts';
import { anyText, mutated, soup, wholeContract } from './texts.ts';

const texts = fc.oneof(anyText, soup, mutated);

function nodesOf(root: AnyNode): readonly AnyNode[] {
  return [root, ...childrenOf(root).flatMap(nodesOf)];
}

describe('tokens and trivia', () => {
  it('re-join to the input', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = lex(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        let offset = 0;
        for (const piece of pieces) {
          expect(piece.start).toBe(offset);
          offset = piece.end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('parse', () => {
  it('never throws, and keeps every span in bounds and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const source = createSource('a.api', text);
        const { value, diagnostics } = parse(source);
        const end = source.text.length;
        for (const node of nodesOf(value)) {
          expect(node.start).toBeGreaterThanOrEqual(0);
          expect(node.end).toBeGreaterThanOrEqual(node.start);
          expect(node.end).toBeLessThanOrEqual(end);
          for (const child of childrenOf(node)) {
            expect(child.start).toBeGreaterThanOrEqual(node.start);
            expect(child.end).toBeLessThanOrEqual(node.end);
          }
        }
        for (const { span, related, message } of diagnostics) {
          expect(message).not.toMatch(/\{\w+\}|undefined/);
          for (const place of [span, ...related.map((each) => each.span)]) {
            expect(place?.start).toBeGreaterThanOrEqual(0);
            expect(place?.end).toBeGreaterThanOrEqual(place?.start ?? 0);
            expect(place?.end).toBeLessThanOrEqual(end);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('hangs every comment on exactly one node', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value } = parse(createSource('a.api', text));
        const held = nodesOf(value).flatMap((node) => [
          ...(node.comments?.leading ?? []),
          ...(node.comments?.trailing ?? []),
        ]);
        const all = [...held, ...value.detachedComments].map((comment) => comment.start);
        const lexed = lex(createSource('a.api', text).text).filter((piece) => piece.kind === 'comment');
        expect(new Set(all).size).toBe(all.length);
        if (!text.includes('"') && !text.includes('`')) {
          expect(all.toSorted((a, b) => a - b)).toEqual(lexed.map((piece) => piece.start));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing wrong in the contract that is mutated', () => {
    expect(parse(createSource('a.api', wholeContract)).diagnostics).toEqual([]);
  });

  it('means the same with every kind of line end', () => {
    const shape = (text: string): string =>
      JSON.stringify(parse(createSource('a.api', text)).value, (key, value: unknown) =>
        ['start', 'end', 'contentStart'].includes(key) ? undefined : value,
      );
    expect(shape(wholeContract.replaceAll('\n', '\r\n'))).toBe(shape(wholeContract));
    expect(shape(wholeContract.replaceAll('\n', '\r'))).toBe(shape(wholeContract));
  });
});

describe('parseTag', () => {
  it('never throws and keeps every span inside the tag', () => {
    const tag = fc
      .array(
        fc.constantFrom('json', 'form', ':', '"', ',', ' ', '\\', '[', ']', '(', ')', '=', 'a', '|', '用'),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(tag, anyText), (text) => {
        const node = {
          kind: 'string',
          form: 'raw',
          text,
          start: 10,
          end: 12 + text.length,
          contentStart: 11,
        } as const;
        const { value, diagnostics } = parseTag(node, 'a.api');
        const spans = value.flatMap((entry) => [
          entry.keySpan,
          entry.value.span,
          entry.name.span,
          ...entry.options.map((option) => option.span),
        ]);
        for (const span of [...spans, ...diagnostics.map((diagnostic) => diagnostic.span)]) {
          expect(span?.start).toBeGreaterThanOrEqual(11);
          expect(span?.end).toBeLessThanOrEqual(11 + text.length);
          expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
