import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { lower } from '../../src/model/lower.ts';
import { prettify } from '../../src/render/prettify.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import { corpusRoots } from '../support/corpus.ts';
import { generateService } from '../support/generate-service.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';
import { sampled } from '../support/sampled.ts';

/** Stubs are alike: a few of each project tell as much as all. */
const stubs = 12;

describe.skipIf(!hasCorpus)('services of real contracts', () => {
  it('are printed as prettier prints them, without prettier having to look at most files', async () => {
    const roots = sampled(corpusRoots(), 3);
    const different: string[] = [];
    let services = 0;
    for (const { path } of roots) {
      const { value, diagnostics } = await analyze(createNodeHost().files, `${corpusRoot}/${path}`);
      if (hasErrors(diagnostics)) continue;
      services += 1;
      const files = [...(await generateService(lower(value))).values()];
      const logic = files.filter((file) => file.path.startsWith('src/logic/')).slice(0, stubs);
      const rest = files.filter((file) =>
        /^(?:src\/(?:gen\/(?!platform\/)|middleware\/)|test\/).*\.ts$/.test(file.path),
      );
      for (const file of [...logic, ...rest]) {
        if ((await prettify(file.content)) !== file.content) different.push(`${path}: ${file.path}`);
      }
    }
    expect(different).toEqual([]);
    // Some of the corpus are wrong on purpose.
    expect(services).toBeGreaterThan(0.7 * roots.length);
  });
});
