import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen new`: a whole project of a contract. */
export const newCommand = defineCommand({
  name: 'new',
  group: 'Start',
  summary: 'Make a service of a contract: a project that is yours to keep',
  details:
    'Writes a Fastify project with validation, JWT, throttling, metrics, health checks and tests, copies the contract into it, installs its dependencies and starts a git repository. It runs at once: every route answers, with 501 until its logic is written.',
  arguments: [
    { name: 'contract', summary: 'The root contract, a file that ends in .api', completes: 'contract' },
    { name: 'directory', summary: 'Where to; ./<name> by default', isOptional: true, completes: 'directory' },
  ],
  options: [
    {
      name: 'name',
      value: 'name',
      summary: 'Name of the package and the image; from the contract by default',
    },
    {
      name: 'dir',
      value: 'path',
      summary: 'The same as [directory]; "." leaves the contract where it is',
      completes: 'directory',
    },
    { name: 'port', value: 'number', summary: 'Port of the service, 8080 by default; metrics are on 9090' },
    {
      name: 'packageManager',
      value: 'tool',
      summary: 'Package manager, npm by default',
      choices: ['npm', 'pnpm', 'yarn'],
    },
    {
      name: 'int64',
      value: 'type',
      summary: 'What 64-bit integers are in the logic; a number refuses what it would have to round',
      choices: ['number', 'bigint', 'string'],
    },
    { name: 'forceEmpty', summary: 'Write into a directory that is not empty; files that are there stay' },
    { name: 'noInstall', summary: 'Do not install the dependencies' },
    { name: 'skipGit', summary: 'Do not start a git repository' },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    { command: 'apigen new user.api', meaning: 'a service in ./user-api' },
    { command: 'apigen new user.api services/user --port 3000', meaning: 'somewhere else, on another port' },
    { command: 'apigen new user.api --dir .', meaning: 'here, around the contract' },
    { command: 'apigen new user.api --dry-run', meaning: 'show what would be written' },
  ],
  run: async (input, services) => {
    const { createProject } = await import('../create/create-project.ts');
    const { contract, directory } = input.arguments;
    return createProject({ ...input.options, contract, directory }, services);
  },
});
