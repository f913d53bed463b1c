import { defineCommand, jsonOption } from '../command.ts';

/** `apigen plugin`: what the plugins of a project are and give. */
export const pluginCommand = defineCommand({
  name: 'plugin',
  group: 'Work',
  summary: 'Show the plugins of the project, or run one to see what it gives',
  details:
    'Plugins stand in "apigen.json": { "plugins": [{ "name": "docs", "module": "./tools/docs.ts", "options": {} }] }, or with "command": ["python3", "tools/docs.py"] any program. "apigen generate" runs them: a program reads {"protocol": 1, "plugin", "version", "options", "project", "model"} as JSON on standard input and prints {"files": [{"path", "content", "ownership"}], "diagnostics": [{"severity", "message", "hint", "origin"}]} on standard output; a module exports "plugin" with "generate(model, context)" that returns the same (type Plugin of the package). A plugin writes nothing: its files go through plan and manifest like all others, as "generated", "yours" or "scaffold". It may not write what apigen, the contract or another plugin has, nor below "src/gen" and "test/gen" outside of "src/gen/plugin/<name>". One that fails, gives no answer in "timeoutSeconds" (30), or prints something else is named, and nothing is written. "list" shows the plugins and their files, "run" runs one or all and writes nothing, "input" prints what one is given, "schema" prints the JSON schema of both sides.',
  arguments: [
    { name: 'action', summary: 'What to do', choices: ['list', 'run', 'input', 'schema'] },
    { name: 'plugin', summary: 'The name of a plugin; all of them by default', isOptional: true },
  ],
  options: [jsonOption],
  examples: [
    { command: 'apigen plugin run docs', meaning: 'what it would write; nothing is written' },
    { command: 'apigen plugin input docs > input.json', meaning: 'to try a program by hand' },
    { command: 'apigen plugin schema', meaning: 'the JSON schema of what goes in and comes out' },
  ],
  run: async ({ arguments: { action, plugin } }, services) => {
    const { runPluginAction } = await import('../plugin/run-plugin-action.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    return onMendedProject({ isReadOnly: true }, services, (mended) =>
      runPluginAction(action, plugin, mended),
    );
  },
});
