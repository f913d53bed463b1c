import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { splitLines } from '../../../src/workspace/merge/conflict-markers.ts';
import { mergeFile } from '../../../src/workspace/merge/merge-file.ts';
import { mergeText } from '../../../src/workspace/merge/merge-text.ts';
import { readJsonTree } from '../../../src/workspace/merge/json-tree.ts';
import { jsonFormat } from '../../../src/workspace/merge/json-format.ts';
import { yamlFormat } from '../../../src/workspace/merge/yaml-format.ts';

const line = fc.constantFrom('a', 'b', 'c', '', '  d', '__proto__', 'constructor', 'é');
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([lines, isOpen]) => lines.map((content) => `${content}\n`).join('') + (isOpen ? 'end' : ''));

/** A text as small edits of another one, which is what owners make. */
const edited = (base: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(12), fc.constantFrom('insert', 'remove', 'replace'), line), { maxLength: 4 })
    .map((edits) => {
      const lines = splitLines(base);
      for (const [at, kind, content] of edits) {
        lines.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [`${content}!\n`]));
      }
      return lines.join('');
    });

const versions = text.chain((base) =>
  fc.record({ base: fc.constant(base), yours: edited(base), apigen: edited(base) }),
);

/** Lines of `part` that `all` does not hold as often. */
function missing(part: readonly string[], all: readonly string[]): string[] {
  const left = [...all];
  return part.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const bare = (lines: string): string[] => lines.split('\n');

describe('a merge by line', () => {
  it('is the other side where one side changed nothing', () => {
    fc.assert(
      fc.property(versions, ({ base, yours, apigen }) => {
        expect(mergeText({ base, yours: base, apigen })).toEqual({ text: apigen, conflicts: 0 });
        expect(mergeText({ base, yours, apigen: base })).toEqual({ text: yours, conflicts: 0 });
        expect(mergeText({ base, yours, apigen: yours })).toEqual({ text: yours, conflicts: 0 });
      }),
    );
  });

  it('keeps every line that the owner wrote, and takes every line that apigen wrote', () => {
    fc.assert(
      fc.property(versions, (three) => {
        const { text: merged } = mergeText(three);
        const { base, yours, apigen } = three;
        expect(missing(missing(bare(yours), bare(base)), bare(merged))).toEqual([]);
        expect(missing(missing(missing(bare(apigen), bare(base)), bare(yours)), bare(merged))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds as many marked places as it says', () => {
    fc.assert(
      fc.property(versions, (three) => {
        const { text: merged, conflicts } = mergeText(three);
        for (const marker of ['<<<<<<< yours', '=======', '>>>>>>> apigen'])
          expect(bare(merged).filter((content) => content === marker)).toHaveLength(conflicts);
      }),
    );
  });
});

const key = fc.constantFrom('a', 'b', 'c', 'dev', '__proto__', 'x-y');
const scalar = fc.oneof(
  fc.nat(3),
  fc.boolean(),
  fc.constantFrom('one', 'two', '^1.2.3', 'yes', 'a: b #', '<<<'),
);
const { record } = fc.letrec<{ record: Record<string, unknown> }>((tie) => ({
  record: fc.dictionary(
    key,
    fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(scalar, { maxLength: 3 }),
      tie('record'),
    ),
    { maxKeys: 5 },
  ),
}));
const trees = fc.record({ base: record, yours: record, apigen: record });

interface Tree {
  readonly [name: string]: unknown;
}

/** Every scalar of a tree with its path; the items of a list share one, so that neighbours may come and go. */
function leaves(tree: unknown, path = ''): string[] {
  if (Array.isArray(tree)) return tree.map((item) => `${path}[]=${JSON.stringify(item)}`);
  if (typeof tree !== 'object' || tree === null) return [`${path}=${JSON.stringify(tree)}`];
  return Object.entries(tree as Tree).flatMap(([name, value]) => leaves(value, `${path}/${name}`)); // an object
}

describe.each([
  ['JSON', 'x.json', (tree: unknown) => `${JSON.stringify(tree, null, 2)}\n`, jsonFormat],
  ['JSON on one line', 'x.json', (tree: unknown) => JSON.stringify(tree), jsonFormat],
  ['YAML', 'x.yaml', (tree: unknown) => stringify(tree, { lineWidth: 0 }), yamlFormat],
])('a merge of %s', (_, path, print, format) => {
  it('is the other side where one side changed nothing, and never loses a value of the owner', () => {
    fc.assert(
      fc.property(trees, (three) => {
        const [base, yours, apigen] = [print(three.base), print(three.yours), print(three.apigen)];
        expect(mergeFile(path, { base, yours: base, apigen })).toEqual({ text: apigen, conflicts: 0 });
        expect(mergeFile(path, { base, yours, apigen: base })).toEqual({ text: yours, conflicts: 0 });
        const merged = mergeFile(path, { base, yours, apigen });
        // In a conflict, what the owner wrote stands on the owner's side of the markers.
        const data = format.read(yoursOf(merged.text));
        expect(data).toBeDefined();
        const plain: unknown = JSON.parse(JSON.stringify(toPlain(data)));
        expect(missing(missing(leaves(three.yours), leaves(three.base)), leaves(plain))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** A merged text with every conflict settled for its owner. */
function yoursOf(merged: string): string {
  return merged.replaceAll(/<{7} yours\n([^]*?)={7}\n[^]*?>{7} apigen\n/g, '$1');
}

function toPlain(value: unknown): unknown {
  if (value instanceof Map)
    return Object.fromEntries(
      [...value].map(([name, item]): [string, unknown] => [String(name), toPlain(item)]),
    );
  return Array.isArray(value) ? value.map(toPlain) : value;
}

describe('reading JSON with places', () => {
  it('reads what JSON.parse reads, and stops at everything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => json.slice(1)),
        ),
        (json) => {
          const tree = readJsonTree(json);
          let value: unknown;
          let isJson = true;
          try {
            value = JSON.parse(json);
          } catch {
            isJson = false;
          }
          if (tree === undefined) return;
          // Comments and a last comma are read besides.
          if (isJson) expect(JSON.stringify(toPlain(tree.data))).toBe(JSON.stringify(value));
          else expect(json).toMatch(/,\s*[\]}]|\/\/|\/\*/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
