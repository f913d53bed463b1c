import { defineCommand, jsonOption } from '../command.ts';

/** `apigen check`: the diagnostics of a contract, nothing else. */
export const checkCommand = defineCommand({
  name: 'check',
  group: 'Work',
  summary: 'Say what is wrong with a contract, and write nothing',
  arguments: [
    { name: 'contract', summary: 'The root contract, a file that ends in .api', completes: 'contract' },
  ],
  options: [jsonOption],
  examples: [
    { command: 'apigen check user.api', meaning: 'exit code 3 when it has errors' },
    { command: 'apigen check user.api --json', meaning: 'for editors and CI' },
  ],
  run: async ({ arguments: { contract } }, { host }) => {
    const { compileContract } = await import('../project/compile-contract.ts');
    const compiled = await compileContract(host, contract);
    if ('exitCode' in compiled) return compiled;
    const { model, diagnostics, sources, sourceFolder } = compiled;
    const routes = model.groups.reduce((sum, group) => sum + group.routes.length, 0);
    const result = {
      kind: 'check',
      contract,
      service: model.name,
      routes,
      types: model.types.length,
    } as const;
    return { exitCode: 0, diagnostics, sources, sourceFolder, result };
  },
});
