import { describe, expect, it } from 'vitest';
import { createNodeFileSystem } from '../../src/host/node-file-system.ts';
import { modelToJson } from '../../src/model/json.ts';
import { lower } from '../../src/model/lower.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import { corpusRoots } from '../support/corpus.ts';
import { brokenInvariants } from '../support/model-invariants.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';

const files = createNodeFileSystem();

describe.skipIf(!hasCorpus)('models of real contracts', () => {
  const accepted = corpusRoots().filter((root) => root.goctl === 'ok' || root.modernised === 'ok');

  it.each(accepted.map((root) => root.path))('gives targets what they rely on for %s', async (path) => {
    const { value } = await analyze(files, `${corpusRoot}/${path}`);
    const model = lower(value);
    expect(brokenInvariants(model)).toEqual([]);
    expect(JSON.parse(modelToJson(model))).toEqual(model);
  });
});
