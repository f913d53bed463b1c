import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen ci`: the recipe that checks every change. */
export const ciCommand = defineCommand({
  name: 'ci',
  group: 'Ship',
  summary: 'Add a recipe that checks contract, generated files, types, tests and image',
  details:
    'Works inside a project. Writes .github/workflows/ci.yml, .gitlab-ci.yml or .pre-commit-config.yaml: "apigen check", "apigen generate --check", and for the first two the type check, the tests and, where there is a Dockerfile, the image. The file is yours once it is written: what exists is kept as it is. A hook of git without any tool is one line in .git/hooks/pre-commit: npx apigen generate --check.',
  arguments: [
    { name: 'system', summary: 'What runs the checks', choices: ['github', 'gitlab', 'pre-commit'] },
  ],
  options: [dryRunOption, jsonOption],
  examples: [{ command: 'apigen ci github', meaning: 'a workflow of GitHub Actions' }],
  run: async ({ arguments: { system }, options }, services) => {
    const { addCi } = await import('../add/add-ci.ts');
    const known = system === 'gitlab' || system === 'pre-commit' ? system : 'github';
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const isDryRun = options.dryRun === true;
    return onMendedProject({ isReadOnly: isDryRun }, services, (mended) =>
      addCi({ system: known, isDryRun }, mended),
    );
  },
});
