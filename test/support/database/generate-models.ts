import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { createNodeHost } from '../../../src/host/node-host.ts';
import { needsPrettier, prettify } from '../../../src/render/prettify.ts';
import { loadRenderer } from '../../../src/render/renderer.ts';
import type { ModelOptions } from '../../../src/targets/model/model-options.ts';
import { modelTarget, type GeneratedModels } from '../../../src/targets/model/model-target.ts';
import { repositoryRoot } from '../repository.ts';

/** What `apigen model` takes when nothing is said. */
export const plainModelOptions: ModelOptions = {
  folder: 'src',
  dialects: ['mysql', 'sqlite'],
  naming: 'column',
  int64: 'number',
  types: [],
  renames: [],
  cache: null,
  softDelete: [],
  versionColumn: [],
  readOnly: [],
};

/** The models of a database, finished as the command finishes them. */
export async function generateModels(
  schema: DatabaseSchema,
  options: Partial<ModelOptions> = {},
): Promise<GeneratedModels> {
  const renderer = await loadRenderer(createNodeHost().files, repositoryRoot);
  const models = modelTarget.generate(schema, {
    options: { ...plainModelOptions, ...options },
    ...renderer,
  });
  const files = await Promise.all(
    models.files.map(async (file) =>
      file.path.includes('/platform/') || !needsPrettier(file.content)
        ? file
        : { ...file, content: await prettify(file.content) },
    ),
  );
  return { ...models, files };
}
