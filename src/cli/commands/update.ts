import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen update`: brings the scaffold of a project to the running version. */
export const updateCommand = defineCommand({
  name: 'update',
  group: 'Work',
  summary: 'Bring package.json, configuration and the like to this version of apigen',
  details:
    'Works inside a project. Merges what apigen changed in its scaffold since it last wrote it with what you changed: line by line, JSON and YAML by key. A file that you deleted stays deleted. Where both changed the same, both versions stay in the file between the conflict markers of git, and the exit code is 5. Install a newer apigen first, then run this, then "apigen generate".',
  arguments: [],
  options: [
    {
      name: 'to',
      value: 'version',
      summary: 'The version to update to; each apigen can only write its own files',
    },
    { name: 'diff', summary: 'Show what changes inside the files' },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    { command: 'apigen update --dry-run --diff', meaning: 'show what would change' },
    { command: 'npx apigen@latest update', meaning: 'take over what the newest apigen brings' },
  ],
  run: async ({ options }, services) => {
    const { updateScaffold } = await import('../update/update-scaffold.ts');
    const { to, dryRun, diff } = options;
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const request = { to, isDryRun: dryRun === true, withDiff: diff === true };
    return onMendedProject({ isReadOnly: request.isDryRun }, services, (mended) =>
      updateScaffold(request, mended),
    );
  },
});
