import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen generate`: brings a project up to its contract. */
export const generateCommand = defineCommand({
  name: 'generate',
  aliases: ['gen'],
  group: 'Work',
  summary: 'Bring the project up to its contract; your files are never touched',
  details:
    'Works inside a project, in any of its folders. Rewrites what is generated, adds stubs for new handlers, deletes generated files whose source left the contract, and reports files of yours that nothing uses any more. Where TypeScript is installed, it then names the files of yours that no longer compile, and generated ones that lack what they import from yours.',
  arguments: [],
  options: [
    {
      name: 'force',
      summary:
        'Render everything and replace generated files that were edited by hand (never files of yours)',
    },
    { name: 'check', summary: 'Write nothing; exit code 1 and a diff when something is out of date' },
    { name: 'diff', summary: 'Show what changes inside the files' },
    { name: 'watch', summary: 'Generate again after every change of the contract, until Ctrl+C' },
    { name: 'all', summary: 'Generate every project below the working directory' },
    dryRunOption,
    jsonOption,
    { name: 'noTypecheck', summary: 'Do not look whether your files still compile' },
    { name: 'frozenVersion', summary: 'Refuse when another version of apigen generated the project' },
    {
      name: 'allowVersionDrift',
      summary: 'Generate although another minor version of apigen generated the project',
    },
  ],
  examples: [
    { command: 'apigen generate', meaning: 'after a change of the contract' },
    { command: 'apigen generate --dry-run --diff', meaning: 'show what would change' },
    { command: 'apigen generate --watch', meaning: 'while the contract is written' },
    { command: 'apigen generate --check', meaning: 'in CI: is everything generated and committed?' },
    { command: 'apigen generate --all --check', meaning: 'the same for every project of a monorepo' },
  ],
  run: async ({ options }, services) => {
    const request = {
      isForced: options.force === true,
      isDryRun: options.dryRun === true,
      isCheck: options.check === true,
      withDiff: options.diff === true,
      withTypeCheck: options.noTypecheck !== true,
      versions:
        options.allowVersionDrift === true ? 'any' : options.frozenVersion === true ? 'same' : 'same-minor',
    } as const;
    const scope = { isWatched: options.watch === true, isEverywhere: options.all === true };
    const { startGenerate } = await import('../generate/start-generate.ts');
    return startGenerate(request, scope, services);
  },
});
