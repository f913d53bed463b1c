import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen docker`: image and compose file of a project. */
export const dockerCommand = defineCommand({
  name: 'docker',
  group: 'Ship',
  summary: 'Add a Dockerfile, .dockerignore and compose.yaml to the project',
  details:
    'Works inside a project. The files are yours once they are written: what exists is kept as it is. The image is built in stages from the slim image of Node, holds production dependencies only, runs without root and has a health check.',
  arguments: [],
  options: [dryRunOption, jsonOption],
  examples: [
    { command: 'apigen docker && docker compose up --build', meaning: 'the service in a container' },
  ],
  run: async ({ options }, services) => {
    const { addDocker } = await import('../add/add-docker.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const isDryRun = options.dryRun === true;
    return onMendedProject({ isReadOnly: isDryRun }, services, (mended) => addDocker({ isDryRun }, mended));
  },
});
