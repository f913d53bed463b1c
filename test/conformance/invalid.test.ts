import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codes, findings } from '../support/rule-tester.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';

const folder = `${corpusRoot}/invalid`;
const files =
  hasCorpus && existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.api')) : [];
const service = '\nservice probe {\n\t@handler probe\n\tget /probe\n}\n';

/** The mistake by its code and line, where goctl's reason is one of meaning. */
const mistakes: Readonly<Record<string, readonly [code: string, lines: readonly number[]]>> = {
  'invalid00.api': ['duplicate-statement', [3]],
  'invalid01.api': ['duplicate-statement', [5]],
  'invalid02.api': ['duplicate-type', [5]],
  'invalid03.api': ['duplicate-type', [6]],
  'invalid04.api': ['multiple-services', [8]],
  'invalid05.api': ['duplicate-handler', [7]],
  'invalid06.api': ['duplicate-route', [8, 18, 20]],
  'invalid07.api': ['unknown-type', [5]],
  'invalid08.api': ['invalid-map-key', [5]],
  'invalid09.api': ['invalid-map-key', [5]],
  'invalid10.api': ['invalid-map-key', [5]],
  'invalid11.api': ['invalid-map-key', [5]],
  'invalid12.api': ['invalid-array-length', [5]],
  'invalid14.api': ['invalid-map-key', [5]],
  'invalid15.api': ['invalid-map-key', [5]],
  'invalid22.api': ['unknown-type', [6, 6]],
  'invalid23.api': ['unknown-type', [6, 6]],
  'invalid24.api': ['unknown-type', [6]],
};

/**
 * goctl refuses `any` and structs without a name as fields, elements and values although they have an obvious meaning;
 * the language here has them. What remains wrong with these files is that no service uses the type.
 */
const acceptedForms = /\bany\b|(?:map\[int\]|\[3\]|\[\])\{/;

describe.skipIf(!hasCorpus)('contracts with one mistake each', () => {
  it('covers them all', () => {
    expect(files).toHaveLength(25);
  });

  it.each(files)('rejects %s', async (file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const mistake = mistakes[file];
    expect(await codes(text, 'error')).not.toEqual([]);
    if (mistake === undefined) {
      expect(text).toMatch(acceptedForms);
      expect(await codes(text, 'error')).toEqual(['root-without-service']);
      expect(await codes(text + service, 'error')).toEqual([]);
      return;
    }
    const [code, lines] = mistake;
    expect((await findings(text, code)).map((finding) => finding.line)).toEqual(lines);
  });
});

interface Snippet {
  readonly kind: string;
  readonly fragment: boolean;
  readonly input: string;
}

describe.skipIf(!hasCorpus)("snippets of goctl's own tests", () => {
  const snippets = hasCorpus
    ? readFileSync(`${corpusRoot}/inline.jsonl`, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Snippet) // one snippet a line, written with these keys
    : [];
  const invalid = snippets.filter((snippet) => snippet.kind === 'invalid' && !snippet.fragment);

  // None of these has an obvious meaning, so none is accepted, here or there. That a snippet has no service is no reason.
  it.each(invalid.map(({ input }) => input))('rejects %j', async (input) => {
    const found = await codes(input, 'error');
    expect(found.filter((code) => code !== 'root-without-service')).not.toEqual([]);
  });
});
