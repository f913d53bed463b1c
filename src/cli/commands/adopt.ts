import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen adopt`: rebuilds the memory of a project. */
export const adoptCommand = defineCommand({
  name: 'adopt',
  group: 'Work',
  summary: 'Take over files that are what apigen would write, when the manifest was lost',
  details:
    'Works inside a project. Compares every file with what the contract gives and writes .apigen/manifest.json, nothing else. What differs is named and stays as it is.',
  arguments: [],
  options: [dryRunOption, jsonOption],
  examples: [{ command: 'apigen adopt', meaning: 'after the manifest was deleted or damaged' }],
  run: async ({ options }, services) => {
    const { adoptProject } = await import('../ownership/adopt-project.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const isDryRun = options.dryRun === true;
    return onMendedProject({ isReadOnly: isDryRun }, services, (mended) =>
      adoptProject({ isDryRun }, mended),
    );
  },
});
