/**
 * The program that runs a plugin that is a module, in a process of its own: one that hangs, exits, prints or crashes
 * does so for itself. It takes the address of the module as its argument and speaks the protocol of all plugins; what
 * the module prints goes to standard error.
 */
export const pluginModuleRunner = `
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
let text = '';
process.stdin.setEncoding('utf8');
for await (const part of process.stdin) text += part;
const { model, options, project, version } = JSON.parse(text);
const { plugin } = await import(process.argv[1]);
if (typeof plugin?.generate !== 'function') {
  throw new TypeError('The module exports no "plugin" with a function "generate".');
}
const given = await plugin.generate(model, { options, project, version });
const value = Array.isArray(given) ? { files: given } : given;
answer(JSON.stringify(value) ?? 'undefined', () => process.exit(0));
`;
