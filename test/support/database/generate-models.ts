import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { createNodeHost } from '../../../src/host/node-host.ts';
import { needsPrettier, prettify } from '../../../src/render/prettify.ts';
import { loadRenderer, type Renderer } from '../../../src/render/renderer.ts';
import type { ModelOptions } from '../../../src/targets/model/model-options.ts';
import { modelTarget } from '../../../src/targets/model/model-target.ts';
import { planModels, type ModelsPlan } from '../../../src/targets/model/plan-models.ts';
import type { VirtualFile } from '../../../src/workspace/virtual-file.ts';
import { repositoryRoot } from '../repository.ts';

/** What `apigen model` takes when nothing is said. */
export const plainModelOptions: ModelOptions = {
  folder: 'src',
  dialects: ['mysql', 'sqlite'],
  isService: true,
  naming: 'column',
  int64: 'number',
  types: [],
  renames: [],
  cache: null,
  softDelete: [],
  versionColumn: [],
  readOnly: [],
};

/** Files of models, and what there is to tell about them. */
export interface GeneratedModels extends Pick<ModelsPlan, 'problems' | 'conventions'> {
  readonly files: readonly VirtualFile[];
}

let loading: Promise<Renderer> | undefined;

/** The models of a database, finished as the command finishes them. */
export async function generateModels(
  schema: DatabaseSchema,
  options: Partial<ModelOptions> = {},
): Promise<GeneratedModels> {
  loading ??= loadRenderer(createNodeHost().files, repositoryRoot);
  const renderer = await loading;
  const all = { ...plainModelOptions, ...options };
  const plan = planModels(schema, all);
  const files = await Promise.all(
    modelTarget
      .generate(plan, { options: all, ...renderer })
      .map(async (file) =>
        file.path.includes('/platform/') || !file.path.endsWith('.ts') || !needsPrettier(file.content)
          ? file
          : { ...file, content: await prettify(file.content) },
      ),
  );
  return { problems: plan.problems, conventions: plan.conventions, files };
}
