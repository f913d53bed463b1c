import { defineCommand } from '../command.ts';

/** `apigen init`: a commented contract to start from. */
export const initCommand = defineCommand({
  name: 'init',
  group: 'Start',
  summary: 'Write a commented starter contract',
  arguments: [
    {
      name: 'file',
      summary: 'The file to write; it must not exist and must end in .api',
      completes: 'contract',
    },
  ],
  options: [],
  examples: [
    { command: 'apigen init user.api && apigen new user.api', meaning: 'from nothing to a running service' },
  ],
  run: async ({ arguments: { file } }, services) => {
    const { writeStarter } = await import('../create/write-starter.ts');
    return writeStarter(file, services);
  },
});
