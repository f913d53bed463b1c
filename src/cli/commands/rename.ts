import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen rename`: another name for something, in the contract and in the owner's code. */
export const renameCommand = defineCommand({
  name: 'rename',
  group: 'Work',
  summary: 'Rename a handler, a type or a group, in the contract and in your code',
  details:
    'Works inside a project. Changes the name in every file of the contract, moves your logic files (git follows them), lets imports and names in your code follow, and generates again: all of it, or nothing. Where the contract has the new name already, your code catches up. A handler may be written with its group in front, user/getUser. Comments and texts stay as they are.',
  arguments: [
    { name: 'what', summary: 'What is renamed', choices: ['handler', 'type', 'group'] },
    { name: 'old', summary: 'Its name in the contract' },
    { name: 'new', summary: 'Its new name' },
  ],
  options: [dryRunOption, { name: 'diff', summary: 'Show what changes inside the files' }, jsonOption],
  examples: [
    { command: 'apigen rename handler getUser fetchUser', meaning: 'get-user.ts becomes fetch-user.ts' },
    { command: 'apigen rename type User Account', meaning: 'in the contract and wherever you import it' },
    { command: 'apigen rename group user account --dry-run', meaning: 'show what would move' },
  ],
  run: async ({ arguments: { what, old, new: to }, options }, services) => {
    const { renameProject } = await import('../rename/rename-project.ts');
    const { renameKinds } = await import('../../semantics/rename.ts');
    const kind = renameKinds.find((each) => each === what) ?? 'handler';
    const { dryRun = false, diff = false } = options;
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    return onMendedProject({ isReadOnly: dryRun }, services, (mended) =>
      renameProject({ kind, from: old, to, isDryRun: dryRun, withDiff: diff }, mended),
    );
  },
});
