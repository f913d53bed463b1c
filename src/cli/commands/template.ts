import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen template`: templates of the project's own in place of built-in ones. */
export const templateCommand = defineCommand({
  name: 'template',
  group: 'Work',
  summary: 'Print a generated file your way: replace its template by one of your own',
  details:
    'Works inside a project. "init" copies a built-in template to ".apigen/templates", where it replaces the built-in one: commit it. "list" shows all templates and which are yours. "diff" shows what a newer apigen changed in the built-in templates that yours were made from; once you have taken it over, "init <template> --rebase" records that. "clean" deletes those of yours that say the same as the built-in ones do, or did when you made them. A template may use if, unless, each and with, the fields that the built-in one uses, and the functions ts, key, access, comment, json, yaml, md, mdCode, sh and env, each of which makes a text safe for its place; TypeScript is formatted afterwards. A template that is broken is reported with its line, and nothing is written.',
  arguments: [
    { name: 'action', summary: 'What to do', choices: ['init', 'list', 'diff', 'clean'] },
    {
      name: 'template',
      summary: 'A template ("service/src/main.ts"), a generated file ("src/main.ts"), or a folder of them',
      isOptional: true,
    },
  ],
  options: [
    {
      name: 'rebase',
      summary: 'With init: keep your text, and record that it is up to date with the built-in one',
    },
    { name: 'yours', summary: 'With diff: show what you changed instead' },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    { command: 'apigen template init src/logic/handler.ts', meaning: 'how new stubs look is up to you' },
    { command: 'apigen template diff', meaning: 'after an upgrade of apigen: what changed underneath' },
  ],
  run: async ({ arguments: { action, template }, options }, services) => {
    const { runTemplateAction } = await import('../template/run-template-action.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const { rebase = false, yours = false, dryRun = false } = options;
    const isReadOnly = dryRun || !['init', 'clean'].includes(action);
    return onMendedProject({ isReadOnly }, services, (mended) =>
      runTemplateAction(
        action,
        { name: template, isRebase: rebase, isYours: yours, isDryRun: dryRun },
        mended,
      ),
    );
  },
});
