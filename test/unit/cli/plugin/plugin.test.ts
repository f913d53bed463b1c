import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { MemoryHost, ProgramCall } from '../../../../src/host/memory-host.ts';
import { pluginSchema } from '../../../../src/cli/plugin/plugin-schema.ts';
import { pluginError, pluginHint, pluginWarning } from '../../../../src/cli/plugin/run-plugins.ts';
import { readPluginAnswer } from '../../../../src/cli/plugin/read-plugin-answer.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

interface Played {
  answer: unknown;
  exitCode?: number;
}

/** A project with one plugin, whose answer the test decides. */
async function project(played: Played, settings: object = { command: ['docs'] }): Promise<MemoryHost> {
  const { host } = await runCli(
    ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'],
    { 'api/user.api': smallContract },
    {
      program: () => ({
        exitCode: played.exitCode ?? 0,
        output: typeof played.answer === 'string' ? played.answer : JSON.stringify(played.answer),
      }),
    },
  );
  await addPlugin(host, { name: 'docs', ...settings });
  return host;
}

async function addPlugin(host: MemoryHost, plugin: object): Promise<void> {
  const settings: unknown = JSON.parse(filesOf(host)['apigen.json'] ?? '');
  const old = settings as { plugins?: object[] }; // written by apigen
  const plugins = [...(old.plugins ?? []), plugin];
  await host.files.write(`${home}/apigen.json`, JSON.stringify({ ...old, plugins }, null, 2));
}

const file = (path: string, content = 'x\n', ownership?: string): object => ({
  path,
  content,
  ...(ownership === undefined ? {} : { ownership }),
});

describe('plugins', () => {
  it('are given the model, and their files are kept like all others', async () => {
    const played: Played = {
      answer: { files: [file('docs/api.md', '# API\r\n'), file('docs/notes.md', 'a\n', 'yours')] },
    };
    const host = await project(played, { command: ['docs', '--all'], options: { depth: 2 } });
    const run = await runAgain(['generate'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['docs/api.md']).toBe('# API\n');
    expect(run.files['.apigen/manifest.json']).toMatch(
      /"docs\/api\.md": \{ "class": "generated", .*"plugin:docs"/,
    );
    const call: ProgramCall | undefined = host.calls.at(-1);
    expect(call).toMatchObject({ command: 'docs', args: ['--all'], cwd: home });
    const request: unknown = JSON.parse(call?.input ?? '');
    expect(request).toMatchObject({
      protocol: 1,
      plugin: 'docs',
      options: { depth: 2 },
      model: { name: 'user-api' },
    });
    expect(
      new Ajv({ strict: false }).validate({ ...pluginSchema, $ref: '#/definitions/request' }, request),
    ).toBe(true);
    await host.files.write(`${home}/docs/notes.md`, 'mine');
    played.answer = { files: [] };
    const calls = host.calls.length;
    expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
    expect(host.calls.length).toBe(calls);
    const gone = await runAgain(['generate', '--force'], host);
    expect(gone.stdout).toContain('- docs/api.md');
    expect(gone.files['docs/notes.md']).toBe('mine');
  });

  it('leave no file behind when they are taken out', async () => {
    const mine = file('docs/mine.md', 'a\n', 'yours');
    const host = await project({ answer: { files: [file('docs/api.md'), mine] } });
    await runAgain(['generate'], host);
    const settings = filesOf(host)['apigen.json'] ?? '';
    await host.files.write(`${home}/apigen.json`, settings.replace(/,\s*"plugins"[^]*\]/, ''));
    const run = await runAgain(['generate'], host);
    expect(run.stdout).toContain('- docs/api.md');
    expect(run.stderr).toContain('hint[stub-orphaned] No plugin gives "docs/mine.md" any more');
  });

  it('run again when a file that they are made of or read changes', async () => {
    const played: Played = { answer: { files: [file('docs/api.md', 'one\n')] } };
    const host = await project(played, { command: ['node', 'tools/docs.js'], inputs: ['docs.txt'] });
    await host.files.makeDirectory(`${home}/tools`);
    await host.files.write(`${home}/tools/docs.js`, '1');
    await runAgain(['generate'], host);
    for (const path of ['tools/docs.js', 'docs.txt']) {
      played.answer = { files: [file('docs/api.md', `${path}\n`)] };
      await host.files.write(`${home}/${path}`, '2');
      expect((await runAgain(['generate'], host)).files['docs/api.md']).toBe(`${path}\n`);
    }
  });

  it('run again when what a link that they read leads to changes', async () => {
    const played: Played = { answer: { files: [file('docs/api.md', 'one\n')] } };
    const host = await project(played, { command: ['docs'], inputs: ['docs.txt', 'nowhere.txt'] });
    host.files.entries.set(`${home}/docs.txt`, { kind: 'link', target: '/shared/docs.txt' });
    host.files.entries.set(`${home}/nowhere.txt`, { kind: 'link', target: '/shared/nowhere.txt' });
    await host.files.makeDirectory('/shared');
    await host.files.write('/shared/docs.txt', '1');
    await runAgain(['generate'], host);
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(0);
    played.answer = { files: [file('docs/api.md', 'two\n')] };
    await host.files.write('/shared/docs.txt', '2');
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(1);
    expect((await runAgain(['generate'], host)).files['docs/api.md']).toBe('two\n');
  });

  it('may not say that they read a folder, of which nobody could tell when it changed', async () => {
    const host = await project({ answer: { files: [] } }, { command: ['docs'], inputs: ['api'] });
    const { exit, stderr } = await runAgain(['generate'], host);
    expect(exit).toBe(2);
    expect(stderr).toContain('error[plugin-input-folder] The input "api" of the plugin "docs" is a folder.');
  });

  it('have their TypeScript formatted', async () => {
    const host = await project({
      answer: { files: [file('src/gen/plugin/docs/a.ts', 'export   const a="b"')] },
    });
    expect((await runAgain(['generate'], host)).files['src/gen/plugin/docs/a.ts']).toBe(
      "export const a = 'b';\n",
    );
    const broken = await project({ answer: { files: [file('a.ts', 'export const = 1')] } });
    expect((await runAgain(['generate'], broken)).stderr).toContain(
      'The plugin "docs" failed: what it gave for "a.ts" is not TypeScript.',
    );
  });

  it.each([
    '../outside.md',
    '/etc/passwd',
    'C:/x',
    'a\\b',
    'docs/../../x',
    '.git/hooks/pre-commit',
    '.apigen/manifest.json',
    '.apigen/schema.json',
    'src/gen/app.ts',
    'src/gen/other.ts',
    'SRC/GEN/x.ts',
    'src/gen/plugin/other/x.ts',
    'test/gen/x.ts',
    'src/logic/user/get-user.ts',
    'package.json',
    'Package.json',
    'README.md/inner.md',
    'src',
    'apigen.json',
    'api/user.api',
    'node_modules/fastify/index.js',
    'a\u0000b',
    'a\ud800b',
    'docs/con',
    'docs/Nul.txt',
    'docs/a:b',
    'docs./a',
    'docs/a ',
  ])('may not write %j', async (path) => {
    const host = await project({ answer: { files: [file(path), file('docs/api.md')] } });
    const before = filesOf(host);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(4);
    expect(run.stderr).toContain('error[plugin-path-refused] The plugin "docs" wants to write');
    expect(run.files).toEqual(before);
  });

  it('may not write what another plugin writes', async () => {
    const host = await project({ answer: { files: [file('docs/api.md')] } });
    await addPlugin(host, { name: 'more', command: ['more'] });
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(4);
    expect(run.stderr).toContain(
      'The plugin "more" wants to write "docs/api.md", but the plugin "docs" gives a file there already.',
    );
  });

  it('do not overwrite a file that was there before', async () => {
    const host = await project({ answer: { files: [file('NOTES.md')] } });
    await host.files.write(`${home}/NOTES.md`, 'mine');
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(5);
    expect(run.files['NOTES.md']).toBe('mine');
  });

  it.each<[string, unknown, string]>([
    ['nothing', '', 'it printed nothing on standard output'],
    ['no JSON', 'hello\u001b[31m', 'is not JSON but begins with "hello'],
    ['a list', [], 'its answer is not a JSON object'],
    ['no files', {}, '"files" in its answer is not a list'],
    ['a file without a path', { files: [{ content: '' }] }, '"files[0].path" in its answer is not a path'],
    [
      'a file that is binary',
      { files: [{ path: 'a', content: [1] }] },
      '"files[0].content" in its answer is not a text',
    ],
    ['an unknown class', { files: [file('a', '', 'ours')] }, '"files[0].ownership" in its answer'],
    ['an unknown field', { files: [], writes: [] }, '"answer" has a field "writes" that nobody knows'],
    ['another protocol', { protocol: 2, files: [] }, 'another version of the protocol'],
    [
      'an unknown severity',
      { files: [], diagnostics: [{ severity: 'fatal', message: 'x' }] },
      '"diagnostics[0].severity"',
    ],
    [
      'a place outside the contract',
      {
        files: [],
        diagnostics: [{ severity: 'error', message: 'x', origin: { file: 'a', start: 2, end: 1 } }],
      },
      '"diagnostics[0].origin" in its answer is no origin of the model',
    ],
  ])('are blamed by name for %s, and nothing is written', async (_, answer, problem) => {
    const host = await project({ answer });
    const before = filesOf(host);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(4);
    expect(run.stderr).toContain('error[plugin-failed] The plugin "docs" failed: ');
    expect(run.stderr).toContain(problem);
    expect(run.stderr).not.toContain('\u001b');
    expect(run.files).toEqual(before);
  });

  it('are blamed for a failure and for not being there', async () => {
    const crashed = await runAgain(['generate'], await project({ answer: '', exitCode: 3 }));
    expect(crashed.stderr).toContain('The plugin "docs" failed: it ended with exit code 3.');
    const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
      'api/user.api': smallContract,
    });
    await addPlugin(host, { name: 'docs', command: ['none'] });
    expect((await runAgain(['generate'], host)).stderr).toContain('failed: there is no program "none".');
  });

  it('report findings at their place in the contract; an error stops everything', async () => {
    const { stdout } = await runCli(['inspect', 'user.api', '--json'], { 'user.api': smallContract });
    const model: unknown = JSON.parse(stdout);
    const { types } = model as { types: { origin: object }[] }; // printed by apigen
    const found = (severity: string): object => ({
      files: [file('docs/api.md')],
      diagnostics: [{ severity, message: 'Too short.', hint: 'Write more.', origin: types[0]?.origin }],
    });
    const warned = await runAgain(['generate'], await project({ answer: found('warning') }));
    expect(warned.exit).toBe(0);
    expect(warned.stderr).toMatch(
      /warning\[plugin-warning\] The plugin "docs" says: Too short\.\n {2}at api\/user\.api:\d/,
    );
    expect(warned.files['docs/api.md']).toBeDefined();
    const stopped = await runAgain(['generate'], await project({ answer: found('error') }));
    expect(stopped.exit).toBe(3);
    expect(stopped.stderr).toMatch(/error\[plugin-error\][^]*api\/user\.api:\d[^]*hint:.* Write more\./);
    expect(stopped.files['docs/api.md']).toBeUndefined();
  });

  it('agree with the published schema on what an answer is', () => {
    const validate = new Ajv({ strict: false }).compile({ ...pluginSchema, $ref: '#/definitions/answer' });
    const origin = { file: 'a.api', line: 1, column: 1, start: 0, end: 1 };
    const answers: readonly unknown[] = [
      { files: [] },
      { protocol: 1, files: [file('a', '', 'yours')], diagnostics: [] },
      { files: [], diagnostics: [{ severity: 'hint', message: 'x', hint: 'y', origin }] },
      { files: [{ path: '', content: '' }] },
      { files: [{ path: 'a', content: '', mode: 7 }] },
      { files: {} },
      { files: [], diagnostics: [{ severity: 'hint' }] },
      { files: [], diagnostics: [{ severity: 'hint', message: 'x', origin: { file: 'a' } }] },
      { files: [], protocol: 2 },
      { files: [], extra: 1 },
      [],
      null,
    ];
    const verdicts = answers.map((answer) => [
      validate(answer),
      typeof readPluginAnswer(JSON.stringify(answer)) === 'object',
    ]);
    expect(verdicts.filter(([schema, reader]) => schema !== reader)).toEqual([]);
    expect(verdicts.filter(([schema]) => schema)).toHaveLength(3);
  });
});

describe('the setting "plugins"', () => {
  it.each<[object, string]>([
    [{ command: ['a'] }, 'The setting "plugins[0].name" must be lower-case letters'],
    [{ name: 'A b', command: ['a'] }, 'The setting "plugins[0].name" must be lower-case letters'],
    [{ name: 'a' }, 'The setting "plugins[0]" must be a plugin with either "command" or "module"'],
    [{ name: 'a', command: ['a'], module: 'b' }, 'a plugin with either "command" or "module"'],
    [{ name: 'a', command: [] }, 'The setting "plugins[0].command" must be a program and its arguments'],
    [
      { name: 'a', command: 'rm -rf' },
      'The setting "plugins[0].command" must be a program and its arguments',
    ],
    [{ name: 'a', command: ['a'], comand: 1 }, 'The setting "plugins[0]" must be an object with "name"'],
    [{ name: 'a', command: ['a'], timeoutSeconds: 0 }, 'a whole number from 1 to 600'],
    [{ name: 'a', command: ['a'], options: [] }, 'The setting "plugins[0].options" must be an object'],
    [{ name: 'a', command: ['a'], inputs: ['../x'] }, 'a list of paths inside the project'],
  ])('refuses %j at its place', async (plugin, expected) => {
    const host = await project({ answer: { files: [] } });
    const settings = filesOf(host)['apigen.json'] ?? '';
    await host.files.write(
      `${home}/apigen.json`,
      settings.replace(/"plugins"[^]*\]/, `"plugins": ${JSON.stringify([plugin])}`),
    );
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(expected);
    expect(run.stderr).toContain('at apigen.json:');
  });

  it('refuses a name that is taken', async () => {
    const host = await project({ answer: { files: [] } });
    await addPlugin(host, { name: 'docs', command: ['b'] });
    expect((await runAgain(['generate'], host)).stderr).toContain(
      '"plugins[1].name" must be a name that no other plugin has',
    );
  });
});

describe('apigen plugin', () => {
  it('lists plugins with their files, and tries one without writing', async () => {
    const played: Played = { answer: { files: [file('docs/api.md')] } };
    const host = await project(played);
    const before = filesOf(host);
    const tried = await runAgain(['plugin', 'run', 'docs'], host);
    expect(tried.stdout).toContain('docs/api.md  (generated, 2 characters, plugin:docs)');
    expect(tried.files).toEqual(before);
    await runAgain(['generate'], host);
    expect((await runAgain(['plugin', 'list'], host)).stdout).toBe('docs  docs\n  docs/api.md\n');
    const input: unknown = JSON.parse((await runAgain(['plugin', 'input', 'docs'], host)).stdout);
    expect(input).toEqual(JSON.parse(host.calls.at(-1)?.input ?? ''));
    const unknown = await runAgain(['plugin', 'run', 'dosc'], host);
    expect({ exit: unknown.exit, text: unknown.stderr }).toMatchObject({
      exit: 2,
      text: expect.stringContaining('Did you mean "docs"?'),
    });
  });

  it('prints the schema anywhere', async () => {
    expect(JSON.parse((await runCli(['plugin', 'schema'])).stdout)).toEqual(pluginSchema);
  });

  it('says on the pages of warnings and hints that they stop nothing', () => {
    for (const { severity, explanation } of [pluginWarning, pluginHint])
      expect(explanation, severity).toContain('It stops nothing');
    expect(pluginError.explanation).toContain('nothing was written');
  });
});
