import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../src/base/source.ts';
import { readDdl } from '../../src/database/read-ddl.ts';
import type { DatabaseSchema } from '../../src/database/schema.ts';
import type { VirtualFile } from '../../src/workspace/virtual-file.ts';
import { generateModels } from '../support/database/generate-models.ts';
import { typeCheckModels } from '../support/database/type-check-models.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';
import { sampled } from '../support/sampled.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const files = hasCorpus
  ? (['mysql', 'postgres'] as const).flatMap((dialect) =>
      readdirSync(join(corpusRoot, 'ddl', dialect))
        .filter((name) => name.endsWith('.sql'))
        .map((name) => ({ dialect, name })),
    )
  : [];

async function readSchema({ dialect, name }: (typeof files)[number]): Promise<DatabaseSchema> {
  const text = readFileSync(join(corpusRoot, 'ddl', dialect, name), 'utf8');
  const { schema } = await readDdl(dialect, [createSource(name, text)]);
  return schema;
}

/** The service part needs the rest of the platform. */
const options = { dialects: ['mysql', 'postgres', 'sqlite'], isService: false } as const;

describe.skipIf(!hasCorpus)('the models of the schemas of the corpus', { timeout: 400_000 }, () => {
  it('exist for every table, without a problem, and the compiler at its strictest agrees', async () => {
    const databases = new Map<string, readonly VirtualFile[]>();
    for (const [index, file] of files.entries()) {
      const schema = await readSchema(file);
      const models = await generateModels(schema, options);
      const odd = models.problems.filter(({ kind }) => kind !== 'type-unknown');
      expect(odd, file.name).toEqual([]);
      const generated = models.files.filter(({ path }) => path.startsWith('src/gen/model/'));
      expect(generated, file.name).toHaveLength(schema.tables.length);
      databases.set(`d${index}`, models.files);
    }
    expect(typeCheckModels(temporaryFolder('corpus-models'), databases)).toBe('');
  });

  it('are the same in camel case, but for columns that differ in case or separators alone', async () => {
    const databases = new Map<string, readonly VirtualFile[]>();
    for (const [index, file] of sampled(files, 4).entries()) {
      const models = await generateModels(await readSchema(file), { ...options, naming: 'camel' });
      const kinds = new Set(models.problems.map(({ kind }) => kind));
      expect([...kinds].filter((kind) => kind !== 'type-unknown' && kind !== 'column-collision')).toEqual([]);
      if (!kinds.has('column-collision')) databases.set(`d${index}`, models.files);
    }
    expect(typeCheckModels(temporaryFolder('corpus-camel'), databases)).toBe('');
  });
});
