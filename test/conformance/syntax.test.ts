import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSource, positionAt } from '../../src/base/source.ts';
import { lex } from '../../src/syntax/lex.ts';
import { parse } from '../../src/syntax/parse.ts';
import { parseTag } from '../../src/syntax/tag.ts';
import { visit } from '../../src/syntax/visit.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';

/** A file of the corpus with goctl's verdict on its syntax. */
interface CorpusFile {
  readonly path: string;
  readonly text: string;
  readonly verdict: string;
  readonly modernised: string;
}

function corpusFiles(): readonly CorpusFile[] {
  if (!hasCorpus) return [];
  const [head = '', ...lines] = readFileSync(resolve(corpusRoot, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const path = `api/${cell('unit')}/${cell('path')}`;
    const text = readFileSync(resolve(corpusRoot, path), 'utf8');
    return { path, text, verdict: cell('goctl_syntax'), modernised: cell('goctl_modernised') };
  });
}

function errors(path: string, text: string): readonly string[] {
  const source = createSource(path, text);
  return parse(source)
    .diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
    .map(({ message, span }) => `${path}:${positionAt(source, span?.start ?? 0).line} ${message}`);
}

const files = corpusFiles();

describe.skipIf(!hasCorpus)('real contracts', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(300);
  });

  it('are read without error where goctl reads them', () => {
    const accepted = files.filter((file) => file.verdict === 'ok');
    expect(accepted.flatMap((file) => errors(file.path, file.text))).toEqual([]);
  });

  it('are read without error where goctl refuses only an old form', () => {
    const old = files.filter((file) => file.verdict !== 'ok' && file.modernised === 'ok');
    expect(old.length).toBeGreaterThan(10);
    expect(old.flatMap((file) => errors(file.path, file.text))).toEqual([]);
  });

  it('re-join from their tokens, with every line end', () => {
    for (const { text } of files) {
      for (const each of [text, text.replaceAll(/\r?\n/g, '\r\n')]) {
        expect(
          lex(each)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(each);
      }
    }
  });

  it('have tags that can be read', () => {
    const faults: string[] = [];
    for (const { path, text, verdict } of files.filter((file) => file.verdict === 'ok')) {
      const { value } = parse(createSource(path, text));
      visit(value, {
        field: ({ tag }) => {
          const found = tag === undefined ? [] : parseTag(tag, path).diagnostics;
          faults.push(
            ...found
              .filter((each) => each.severity === 'error')
              .map((each) => `${path} ${each.message} ${verdict}`),
          );
        },
      });
    }
    expect(faults).toEqual([]);
  });

  it('never throw when a piece is cut out of them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.integer({ min: 1, max: 30 }),
        ({ path, text }, at, length) => {
          const start = at % (text.length + 1);
          const source = createSource(path, text.slice(0, start) + text.slice(start + length));
          const end = source.text.length;
          for (const { span } of parse(source).diagnostics) expect(span?.end).toBeLessThanOrEqual(end);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** A snippet of go-zero's own tests. */
interface Snippet {
  readonly kind: string;
  readonly input: string;
  readonly fragment?: boolean;
  readonly goctl_syntax?: string;
}

function snippets(): readonly Snippet[] {
  if (!hasCorpus) return [];
  const lines = readFileSync(resolve(corpusRoot, 'inline.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Snippet); // the format is described in the corpus
}

describe.skipIf(!hasCorpus)("snippets of go-zero's tests", () => {
  const all = snippets();

  it('are read without error where goctl reads them', () => {
    const valid = all.filter(
      (each) => each.kind === 'valid' && each.fragment !== true && each.goctl_syntax === 'ok',
    );
    expect(valid.length).toBeGreaterThan(10);
    expect(valid.flatMap((each) => errors('snippet.api', each.input))).toEqual([]);
  });

  it('are refused where goctl refuses them, but for names that mean something to Go', () => {
    // `func` and `map` are words of Go; here they are names, and whether a type has that name is asked later.
    const isGoWord = (text: string): boolean => /\b(?:func|map)$/.test(text);
    const invalid = all.filter((each) => each.kind === 'invalid' && !isGoWord(each.input));
    expect(invalid.length).toBeGreaterThan(50);
    expect(
      invalid.filter((each) => errors('snippet.api', each.input).length === 0).map((each) => each.input),
    ).toEqual([]);
  });
});
