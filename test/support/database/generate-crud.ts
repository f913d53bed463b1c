import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { createNodeHost } from '../../../src/host/node-host.ts';
import { prettify } from '../../../src/render/prettify.ts';
import { loadRenderer } from '../../../src/render/renderer.ts';
import type { CrudOptions } from '../../../src/targets/model/crud/crud-options.ts';
import { planCrud } from '../../../src/targets/model/crud/plan-crud.ts';
import { printCrudContract, printCrudLogic } from '../../../src/targets/model/crud/print-crud.ts';
import type { ModelOptions } from '../../../src/targets/model/model-options.ts';
import { planModels } from '../../../src/targets/model/plan-models.ts';
import { repositoryRoot } from '../repository.ts';
import { plainModelOptions } from './generate-models.ts';

/** The contract of tables, and its logic by path, formatted as the command formats it. */
export interface GeneratedCrud {
  readonly contract: string;
  readonly logic: ReadonlyMap<string, string>;
}

/** What `apigen model --api` makes of tables. */
export async function generateCrudOf(
  schema: DatabaseSchema,
  options: Partial<CrudOptions> = {},
  models: Partial<ModelOptions> = {},
): Promise<GeneratedCrud> {
  const { render } = await loadRenderer(createNodeHost().files, repositoryRoot);
  const all: CrudOptions = { service: 'shop-api', prefix: '/v1', int64: 'number', ...options };
  const { tables } = planModels(schema, { ...plainModelOptions, ...models });
  const planned = tables.map((table) => planCrud(table, { int64: all.int64, dialect: schema.dialect }));
  const folder = { generated: 'src/gen', own: 'src' };
  const logic = printCrudLogic(planned, { render, folder });
  const finished = await Promise.all(
    logic.map(async ({ path, content }) => [path, await prettify(content)] as const),
  );
  return { contract: printCrudContract(planned, all, render), logic: new Map(finished) };
}
