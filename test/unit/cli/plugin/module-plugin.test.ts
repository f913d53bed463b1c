import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askPlugin, pluginRequest } from '../../../../src/cli/plugin/ask-plugin.ts';
import type { Plugin } from '../../../../src/cli/plugin/plugin-protocol.ts';
import type { PluginSettings } from '../../../../src/config/plugin-settings.ts';
import type { Settings } from '../../../../src/config/settings.ts';
import { createNodeHost } from '../../../../src/host/node-host.ts';
import { group, route, service } from '../../../support/model-fixture.ts';
import { repositoryRoot } from '../../../support/repository.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigen-plugin-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings: Settings = {
  contract: 'user.api',
  name: 'user-api',
  port: 8080,
  adminPort: 9090,
  packageManager: 'npm',
  int64: 'number',
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function ask(run: PluginSettings['run'], timeoutSeconds = 20): ReturnType<typeof askPlugin> {
  const plugin: PluginSettings = { name: 'docs', run, options: { title: 'T' }, inputs: [], timeoutSeconds };
  const request = pluginRequest(plugin, settings, model, '1.2.3');
  return askPlugin(plugin, request, createNodeHost(), folder);
}

const model = service([], [group([route('get', '/v1/x', 'getX')])]);

describe('a plugin that is a module', () => {
  it('is typed, in TypeScript, and may return a list or an answer, now or later', async () => {
    write(
      'tools/docs.ts',
      `import type { Plugin } from 'apigen';
import { title } from './title.ts';
export const plugin: Plugin = {
  name: 'docs',
  generate: async (model, { options, project, version }) =>
    [{ path: 'docs.md', content: [title(model.name), options['title'], project.name, version].join(' ') }],
};
`,
    );
    write('tools/title.ts', 'export const title = (text: string): string => `# ${text}`;\n');
    const answer = await ask({ kind: 'module', module: './tools/docs.ts' });
    expect(answer).toEqual({
      files: [{ path: 'docs.md', content: '# user-api T user-api 1.2.3', ownership: 'generated' }],
      diagnostics: [],
    });
  });

  it('needs nothing but what README shows', async () => {
    const unnamed: Plugin = { generate: () => [] };
    expect(unnamed.name).toBeUndefined();
    const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
    const [, code = ''] = /```ts\n(\/\/ tools\/routes\.ts[^]*?)```/.exec(readme) ?? [];
    write('tools/routes.ts', code);
    const answer = await ask({ kind: 'module', module: './tools/routes.ts' });
    expect(answer).toEqual({
      files: [{ path: 'docs/routes.md', content: '- GET /v1/x\n', ownership: 'generated' }],
      diagnostics: [],
    });
  });

  it('may be a package', async () => {
    write('package.json', '{ "type": "module" }');
    write(
      'node_modules/@acme/docs/package.json',
      '{ "name": "@acme/docs", "type": "module", "exports": "./index.js" }',
    );
    write(
      'node_modules/@acme/docs/index.js',
      'export const plugin = { name: "d", generate: () => ({ files: [] }) };',
    );
    expect(await ask({ kind: 'module', module: '@acme/docs' })).toEqual({ files: [], diagnostics: [] });
  });

  it('may print and leave timers behind without harm', async () => {
    write(
      'docs.js',
      'setInterval(() => {}, 1000); console.log("noise"); process.stdout.write("more"); export const plugin = { name: "d", generate: () => { console.info("noise"); return []; } };',
    );
    expect(await ask({ kind: 'module', module: './docs.js' })).toEqual({ files: [], diagnostics: [] });
  });

  it.each<[string, string, string, string]>([
    [
      'throws',
      'export const plugin = { generate() { throw new RangeError("too far"); } };',
      'it ended with exit code 1',
      'RangeError: too far',
    ],
    [
      'exports nothing',
      'export const plugins = [];',
      'it ended with exit code 1',
      'exports no "plugin" with a function "generate"',
    ],
    ['exits', 'export const plugin = { generate() { process.exit(0); } };', 'it printed nothing', ''],
    [
      'returns nothing',
      'export const plugin = { generate() {} };',
      'is not JSON but begins with "undefined"',
      '',
    ],
    ['does not compile', 'export const = 1', 'it ended with exit code 1', 'SyntaxError'],
  ])('is blamed by name when it %s', async (_, code, problem, hint) => {
    write('docs.js', code);
    write('package.json', '{ "type": "module" }');
    const answer = await ask({ kind: 'module', module: './docs.js' });
    expect(answer).toMatchObject({ code: 'plugin-failed', message: expect.stringContaining(problem) });
    expect('hint' in answer ? answer.hint : '').toContain(hint);
  });

  it('is told how to name a file of the project where it names no package', async () => {
    write('tools/docs.mjs', 'export const plugin = { generate() {} };');
    const answer = await ask({ kind: 'module', module: 'tools/docs.mjs' });
    expect('hint' in answer ? answer.hint : '').toContain('begins with "./": "./tools/docs.mjs"');
  });

  it('is stopped when it hangs, even in a loop without end', async () => {
    write('docs.mjs', 'export const plugin = { generate() { for (;;); } };');
    expect(await ask({ kind: 'module', module: './docs.mjs' }, 2)).toMatchObject({
      message: expect.stringContaining('it gave no answer within 2 seconds and was stopped'),
    });
  });

  it('can be any program', async () => {
    write(
      'docs.cjs',
      'let t = ""; process.stdin.on("data", (d) => (t += d)).on("end", () => console.log(JSON.stringify({ files: [{ path: JSON.parse(t).model.name, content: "" }] })));',
    );
    const { nodeCommand } = createNodeHost().environment;
    expect(await ask({ kind: 'command', command: [nodeCommand, 'docs.cjs'] })).toMatchObject({
      files: [{ path: 'user-api' }],
    });
  });
});
