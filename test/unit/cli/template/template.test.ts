import { describe, expect, it } from 'vitest';
import { mendProject } from '../../../../src/cli/project/apply-files.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';
import { repositoryRoot } from '../../../support/repository.ts';

const logic = '.apigen/templates/service/src/logic/handler.ts.hbs';
const app = '.apigen/templates/service/src/gen/app.ts.hbs';

async function write(host: MemoryHost, path: string, text: string): Promise<void> {
  await host.files.makeDirectory(`${home}/${path.slice(0, path.lastIndexOf('/'))}`);
  await host.files.write(`${home}/${path}`, text);
}

describe('apigen template', () => {
  it('makes a template the project’s own, and what it prints changes with it', async () => {
    const host = await project();
    const init = await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    expect({ exit: init.exit, stderr: init.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(init.files[app]).toMatch(
      /^\{\{!-- apigen-template view=1 base=[\da-f]{64} --\}\}\n\{\{header\}\}/,
    );
    const same = await runAgain(['generate'], host);
    expect({ exit: same.exit, stderr: same.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(same.stdout).toBe('✔ user-api: 1 file changed\n  ~ .apigen/manifest.json\n');
    await rewrite(host, app, (text) =>
      text.replace('import type', 'export const   mine={a:1,\n  b:2}\nimport type'),
    );
    const run = await runAgain(['generate'], host);
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('~ src/gen/app.ts');
    expect(run.files['src/gen/app.ts']).toContain('export const mine = { a: 1, b: 2 };\nimport type');
    expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
  });

  it('copies a template and what it began as together or not at all, whenever the machine dies', async () => {
    const host = await project();
    await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    await rewrite(
      host,
      app,
      (text) => `{{!-- apigen-template view=1 base=0000 --}}\n${text.split('\n').slice(1).join('\n')}`,
    );
    await rewrite(host, `${app}.base`, () => 'an older one\n');
    const before = filesOf(host);
    const rebase = ['template', 'init', 'src/gen/app.ts', '--rebase'];
    const { files: after } = await runCli(rebase, before);
    expect(after).not.toEqual(before);
    for (let moment = 0; ; moment += 1) {
      const { host: dead, exit } = await runCli(rebase, before, {
        prepare: (copy) => copy.crashBefore(moment),
      });
      dead.crashBefore(null);
      await mendProject(dead, home);
      const mended = Object.entries(filesOf(dead)).filter(([path]) => !path.startsWith('.apigen/lock'));
      expect([before, after]).toContainEqual(Object.fromEntries(mended));
      if (exit === 0) break;
    }
  });

  it('sees a template that was changed, added or deleted although the contract is the same', async () => {
    const host = await project();
    await write(host, app, 'export const one = 1;\n');
    expect((await runAgain(['generate'], host)).files['src/gen/app.ts']).toBe('export const one = 1;\n');
    await host.files.removeFile(`${home}/${app}`);
    expect((await runAgain(['generate'], host)).files['src/gen/app.ts']).toContain('buildApp');
  });

  it('renders every built-in template the same when it is the project’s own', async () => {
    const host = await project();
    const before = filesOf(host);
    expect((await runAgain(['template', 'init', 'service'], host)).exit).toBe(0);
    const run = await runAgain(['generate', '--force'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    const generated = Object.entries(run.files).filter(([path]) => !path.startsWith('.apigen/'));
    expect(Object.fromEntries(generated)).toEqual(
      Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('.apigen/'))),
    );
  });

  it.each<[string, string, string, string]>([
    ['a block that is not closed', 'a\n{{#if header}}\nb\n', 'it ends inside a block', ':4:1'],
    ['what is no Handlebars', 'a\n{{foo', 'this is not Handlebars', ':2:1'],
    ['blocks that cross', '{{#if header}}\n{{/each}}\n', '"{{#if}}" is closed by "{{/each}}"', ':1:4'],
    ['an unknown function', 'a\n  {{shout header}}\n', 'there is no function "shout" for templates', ':2:3'],
    ['the function that prints', '{{log header}}', 'there is no function "log" for templates', ':1:1'],
    ['an unknown field', '{{header}}\n// {{nope}}\n', 'its view has no field "nope"', ':2:6'],
    ['an unknown field in a condition', '\n{{#if nope}}a{{/if}}\n', 'its view has no field "nope"', ':2:7'],
    ['an unknown field in a loop', '\n\n{{#each nope}}a{{/each}}\n', 'its view has no field "nope"', ':3:9'],
    ['what every object inherits', '{{toString}}{{constructor}}', 'its view has no field "toString"', ':1:3'],
    ['an unknown field for a function', '{{ts nope}}', 'its view has no field "nope"', ':1:6'],
    ['a partial', 'a\n{{> other}}', 'it includes "other", and templates cannot include each other', ':2:1'],
    [
      'a partial of its own that includes itself',
      'a\n{{#*inline "b"}}{{> b}}{{/inline}}{{> b}}',
      'it has a decorator or an inline partial, and templates can have neither',
      ':2:1',
    ],
    [
      'a field that is looked up',
      'a{{lookup header 0}}',
      'there is no function "lookup" for templates',
      ':1:2',
    ],
    ['a field of a text', 'a\n{{header.length}}', 'its view has no field "length"', ':2:3'],
    [
      'a function without a text',
      'a\n{{ts}}',
      'its function "ts" is given something that is not text',
      ':2:3',
    ],
    [
      'what prints no TypeScript',
      'export const = 1;\n',
      'what it prints for "src/gen/app.ts" is not TypeScript',
      ':1:1',
    ],
    [
      'what prints no TypeScript in a line that is too long',
      `export const = '${'1'.repeat(100)}';\n`,
      'what it prints for "src/gen/app.ts" is not TypeScript',
      ':1:1',
    ],
  ])('reports %s with its line, and writes nothing', async (_, text, problem, place) => {
    const host = await project();
    await write(host, app, text);
    const before = filesOf(host);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(`error[template-broken] The template "${app}" cannot be used: ${problem}`);
    expect(run.stderr).toContain(`at ${app}${place}`);
    expect(run.files).toEqual(before);
  });

  it('reports once, at its line, what is no TypeScript in every file that a template prints', async () => {
    const host = await project();
    const text = 'export const one = 1;\nexport const {{name}} }{ = 2;\n';
    await write(host, logic, text);
    for (const path of Object.keys(filesOf(host)).filter((each) => each.startsWith('src/logic/')))
      await host.files.removeFile(`${home}/${path}`);
    const run = await runAgain(['generate'], host);
    expect(run.stderr.match(/error\[template-broken\]/g)).toHaveLength(1);
    expect(run.stderr).toContain(`at ${logic}:2:1`);
  });

  it('reports all broken templates at once', async () => {
    const host = await project();
    await write(host, app, '{{nope}}');
    await write(host, logic, '{{#if');
    const run = await runAgain(['generate', '--json'], host);
    expect(JSON.parse(run.stdout)).toMatchObject({
      exitCode: 2,
      diagnostics: [{ place: { file: logic } }, { place: { file: app } }],
    });
  });

  it('reports a template that is no text, and one that nothing uses', async () => {
    const host = await project();
    await write(host, '.apigen/templates/service/src/gen/ap.ts.hbs', 'x');
    const unknown = await runAgain(['generate'], host);
    expect(unknown.exit).toBe(0);
    expect(unknown.stderr).toContain('warning[template-unknown]');
    expect(unknown.stderr).toContain('Did you mean "service/src/gen/app.ts"');
    await host.files.write(`${home}/.apigen/templates/service/src/gen/ap.ts.hbs`, new Uint8Array([0xff]));
    const binary = await runAgain(['generate'], host);
    expect({ exit: binary.exit, first: binary.stderr.split('\n')[0] }).toEqual({
      exit: 2,
      first:
        'error[template-not-utf8] The template ".apigen/templates/service/src/gen/ap.ts.hbs" is not UTF-8 text. Save it as UTF-8.',
    });
  });

  it('shows after an upgrade what changed underneath, until that is taken over', async () => {
    const host = await project();
    await runAgain(['template', 'init', 'service/src/gen/app.ts'], host);
    await rewrite(host, app, (text) => text.replace('/** The whole service', '/** My whole service'));
    const builtIn = `${repositoryRoot}/templates/service/src/gen/app.ts.hbs`;
    const original = new TextDecoder().decode(await host.files.read(builtIn));
    await host.files.write(
      builtIn,
      original.replace('import type { AppContext }', '// new\nimport type { AppContext }'),
    );
    const run = await runAgain(['generate'], host);
    expect(run.stderr).toContain('hint[template-outdated]');
    const diff = await runAgain(['template', 'diff'], host);
    expect(diff.stdout).toContain(
      'service/src/gen/app.ts: what changed in the built-in template since yours was made:',
    );
    expect(diff.stdout).toContain('\n+// new\n');
    expect(diff.stdout).not.toContain('My whole');
    const yours = await runAgain(['template', 'diff', '--yours'], host);
    expect(yours.stdout).toContain('+/** My whole service');
    expect((await runAgain(['template', 'list'], host)).stdout).toMatch(
      /\* service\/src\/gen\/app\.ts +changed, and the built-in one changed underneath/,
    );
    const rebase = ['template', 'init', 'service/src/gen/app.ts', '--rebase'];
    expect((await runAgain(rebase, host)).stdout).toBe(`2 files\n  ~ ${app}\n  ~ ${app}.base\n`);
    expect((await runAgain(rebase, host)).stdout).toBe('There is nothing to do.\n');
    expect(filesOf(host)[app]).toContain('My whole service');
    expect((await runAgain(['generate', '--force'], host)).stderr).toBe('');
    expect((await runAgain(['template', 'diff'], host)).stdout).toContain(
      'has not changed since yours was made',
    );
  });

  it('says when the fields that a template was written for have changed', async () => {
    const host = await project();
    await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    await rewrite(host, app, (text) => text.replace('view=1', 'view=7'));
    expect((await runAgain(['generate'], host)).stderr).toContain(
      'was written for version 7 of the fields that templates are filled with, but this apigen has version 1',
    );
  });

  it('deletes own templates that say the same as the built-in ones, and no others', async () => {
    const host = await project();
    const before = filesOf(host);
    await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    await runAgain(['template', 'init', 'src/logic/handler.ts'], host);
    await rewrite(host, logic, (text) => `${text}// mine\n`);
    const dry = await runAgain(['template', 'clean', '--dry-run'], host);
    expect(dry.files[app]).toBeDefined();
    const run = await runAgain(['template', 'clean'], host);
    expect(run.stdout).toContain(`- ${app}\n`);
    expect(run.stdout).toContain(`${logic} differs from the built-in template and stays.`);
    expect(Object.keys(run.files).filter((path) => !(path in before))).toEqual([logic, `${logic}.base`]);
    expect(run.host.files.entries.has(`${home}/.apigen/templates/service/src/gen`)).toBe(false);
  });

  it('deletes a template that nobody changed, also where the built-in one changed underneath', async () => {
    const host = await project();
    await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    const builtIn = `${repositoryRoot}/templates/service/src/gen/app.ts.hbs`;
    await host.files.write(builtIn, `${new TextDecoder().decode(await host.files.read(builtIn))}// new\n`);
    expect((await runAgain(['template', 'list'], host)).stdout).toMatch(
      /\* service\/src\/gen\/app\.ts +not changed, but the built-in one changed underneath/,
    );
    expect((await runAgain(['template', 'clean'], host)).files[app]).toBeUndefined();
  });

  it('keeps what is there, and names what is not', async () => {
    const host = await project();
    await write(host, app, 'mine');
    const kept = await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    expect(kept.stdout).toContain(`${app} is yours already and was not changed.`);
    expect(kept.files[app]).toBe('mine');
    const wrong = await runAgain(['template', 'init', 'src/gen/ap.ts'], host);
    expect({ exit: wrong.exit, code: wrong.stderr.split(' ')[0] }).toEqual({
      exit: 2,
      code: 'error[template-not-found]',
    });
    expect((await runAgain(['template', 'init'], host)).stderr).toContain('error[template-name-missing]');
    expect((await runAgain(['template', 'explode'], host)).exit).toBe(2);
  });

  it('reads templates behind links, so that services can share them', async () => {
    const host = await project();
    const { entries } = host.files;
    await host.files.makeDirectory('/shared/service/src/gen');
    await host.files.write('/shared/service/src/gen/app.ts.hbs', 'export const shared = 1;\n');
    await host.files.write('/one.hbs', 'export const one = 1;\n');
    entries.set(`${home}/.apigen/templates`, { kind: 'link', target: '/shared' });
    entries.set('/shared/round', { kind: 'link', target: '.' });
    const folder = await runAgain(['generate'], host);
    expect(folder.files['src/gen/app.ts']).toBe('export const shared = 1;\n');
    entries.set('/shared/service/src/gen/app.ts.hbs', { kind: 'link', target: '/one.hbs' });
    const file = await runAgain(['generate'], host);
    expect(file.files['src/gen/app.ts']).toBe('export const one = 1;\n');
  });

  it.each([
    ['a link that leads nowhere', app, { kind: 'link', target: 'nowhere' }, 'Put a file there'],
    ['a link that leads nowhere', app, { kind: 'link', target: 'app.ts.hbs' }, 'Put a file there'],
    ['a folder', app, { kind: 'directory' }, 'Put a file there'],
    ['a link that leads nowhere', '.apigen/templates', { kind: 'link', target: '/no' }, 'Put a folder there'],
  ] as const)('does not take %s for no template at all', async (kind, path, entry, advice) => {
    const host = await project();
    await write(host, `${app.replace('app.ts.hbs', 'x')}`, '');
    if (path === '.apigen/templates') await host.files.removeTree(`${home}/${path}`);
    host.files.entries.set(`${home}/${path}`, entry);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(
      `error[template-blocked] No template can be read from "${path}", which is ${kind}. ${advice}`,
    );
  });

  it('names everything that cannot be read as a template, and every folder that a plugin reads', async () => {
    const host = await project();
    const folder = '.apigen/templates/service/src/gen';
    await write(host, `${folder}/app.ts.hbs`, '');
    await host.files.write(`${home}/${folder}/app.ts.hbs`, new Uint8Array([0xff]));
    host.files.entries.set(`${home}/${folder}/contract.ts.hbs`, { kind: 'directory' });
    const plugins = [{ name: 'docs', command: ['node', 'docs.js'], inputs: ['src', 'config'] }];
    await rewrite(host, 'apigen.json', (text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), plugins }),
    );
    const run = await runAgain(['generate', '--json'], host);
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string }[] };
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'template-not-utf8',
      'template-blocked',
      'plugin-input-folder',
      'plugin-input-folder',
    ]);
  });

  it('writes through no link that leaves the project', async () => {
    const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
      'api/user.api': smallContract,
      '/elsewhere/': '',
    });
    host.files.entries.set(`${home}/.apigen/templates`, { kind: 'link', target: '/elsewhere' });
    const run = await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    expect(run.exit).toBe(5);
    expect(run.stderr).toContain('error[file-outside]');
    expect(Object.keys(run.files).filter((path) => path.startsWith('/elsewhere/'))).toEqual([]);
  });

  it('answers programs in JSON', async () => {
    const host = await project();
    await runAgain(['template', 'init', 'src/gen/app.ts'], host);
    const list: unknown = JSON.parse((await runAgain(['template', 'list', '--json'], host)).stdout);
    expect(list).toMatchObject({
      view: 1,
      templates: expect.arrayContaining([
        { name: 'service/src/gen/app.ts', isOwn: true, standing: 'the same as the built-in one' },
      ]),
    });
  });
});
