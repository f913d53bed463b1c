import { defineCommand, jsonOption } from '../command.ts';

/** `apigen status`: how a project stands. */
export const statusCommand = defineCommand({
  name: 'status',
  group: 'Work',
  summary: 'Say whose each file is, what drifted and what is left over',
  details:
    'Works inside a project and writes nothing. Generated files are rewritten on every run, yours never, scaffold only by "apigen update".',
  arguments: [],
  options: [{ name: 'all', summary: 'Name every file, also where nothing is to be done' }, jsonOption],
  examples: [
    { command: 'apigen status', meaning: 'what needs attention' },
    { command: 'apigen status --all', meaning: 'every file with its owner' },
  ],
  run: async ({ options }, services) => {
    const { readStatus } = await import('../ownership/read-status.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    return onMendedProject({ isReadOnly: true }, services, (mended) =>
      readStatus({ showsAll: options.all === true }, mended),
    );
  },
});
