import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen prune`: clears away stubs that nothing asks for. */
export const pruneCommand = defineCommand({
  name: 'prune',
  group: 'Work',
  summary: 'Delete stubs that left the contract and that nobody edited',
  details:
    'Works inside a project. Only files that are byte for byte as apigen wrote them are deleted, after a question or with --yes; what you worked on is named and stays.',
  arguments: [],
  options: [
    { name: 'yes', summary: 'Do not ask' },
    { name: 'check', summary: 'Write nothing; exit code 1 when there are files that nothing asks for' },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    { command: 'apigen prune', meaning: 'asks before it deletes' },
    { command: 'apigen prune --check', meaning: 'in CI: is anything left over?' },
  ],
  run: async ({ options }, services) => {
    const { pruneProject } = await import('../ownership/prune-project.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const { yes = false, check = false, dryRun = false } = options;
    return onMendedProject({ isReadOnly: check || dryRun }, services, (mended) =>
      pruneProject({ isConfirmed: yes, isCheck: check, isDryRun: dryRun }, mended),
    );
  },
});
