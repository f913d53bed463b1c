import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen generate`: brings a project up to its contract. */
export const generateCommand = defineCommand({
  name: 'generate',
  aliases: ['gen'],
  group: 'Work',
  summary: 'Bring the project up to its contract; your files are never touched',
  details:
    'Works inside a project, in any of its folders. Rewrites what is generated, adds stubs for new handlers, deletes generated files whose source left the contract, and reports files of yours that nothing uses any more.',
  arguments: [],
  options: [
    {
      name: 'force',
      summary:
        'Render everything and replace generated files that were edited by hand (never files of yours)',
    },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    { command: 'apigen generate', meaning: 'after a change of the contract' },
    { command: 'apigen generate --dry-run', meaning: 'show what would change' },
  ],
  run: async ({ options }, services) => {
    const { updateProject } = await import('../update-project.ts');
    return updateProject({ isForced: options.force === true, isDryRun: options.dryRun === true }, services);
  },
});
