import { defineCommand, jsonOption } from '../command.ts';

/** `apigen inspect`: the resolved model. */
export const inspectCommand = defineCommand({
  name: 'inspect',
  group: 'Work',
  summary: 'Print what a contract means, with everything resolved',
  details:
    'Prints a table of routes. With --json it prints the whole service model: imports merged, names bound, generics expanded, options inherited, in source order, with the place of everything. That is the value that every generator and plugin reads, and its format is stable.',
  arguments: [
    { name: 'contract', summary: 'The root contract, a file that ends in .api', completes: 'contract' },
  ],
  options: [jsonOption],
  examples: [
    { command: 'apigen inspect user.api', meaning: 'method, path, handler, types and guards of every route' },
    { command: 'apigen inspect user.api --json', meaning: 'the whole model, for programs' },
  ],
  run: async ({ arguments: { contract } }, { host, isJson }) => {
    const { compileContract } = await import('../project/compile-contract.ts');
    const compiled = await compileContract(host, contract);
    if ('exitCode' in compiled) return compiled;
    const { model, diagnostics, sources, sourceFolder } = compiled;
    const { modelToJson } = await import('../../model/json.ts');
    const { renderModel } = await import('../present/model.ts');
    const text = isJson ? `${modelToJson(model).trimEnd()}\n` : renderModel(model);
    return { exitCode: 0, diagnostics, sources, sourceFolder, result: { kind: 'text', text } };
  },
});
