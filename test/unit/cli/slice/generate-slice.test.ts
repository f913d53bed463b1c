import { describe, expect, it } from 'vitest';
import { openProject } from '../../../../src/cli/project/project.ts';
import { generateSlice, type SliceGeneration } from '../../../../src/cli/slice/generate-slice.ts';
import { memoryPath } from '../../../../src/cli/slice/slice-mode.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { analyze } from '../../../../src/semantics/analyze.ts';
import { readManifest } from '../../../../src/workspace/read-manifest.ts';
import { doubtfulContract, wholeContract } from '../../../support/edited-contract.ts';
import { repositoryRoot } from '../../../support/repository.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

const contract = wholeContract(4);
const rootText = contract['api/user.api'] ?? '';

async function newProject(
  variables: Readonly<Record<string, string>>,
  files = contract,
): Promise<MemoryHost> {
  const argv = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
  const { host } = await runCli(argv, files, { variables });
  // What remembers a run is the next one that writes.
  await host.files.write(`${home}/api/user.api`, `${files['api/user.api'] ?? ''}\n`);
  expect((await runAgain(['generate'], host)).exit).toBe(0);
  return host;
}

async function sliceOf(host: MemoryHost, edited: string): Promise<SliceGeneration | undefined> {
  await host.files.write(`${home}/api/user.api`, `${edited}\n`);
  const project = await openProject(host);
  if ('exitCode' in project) throw new Error('The project does not open.');
  const { value: found } = await readManifest(host.files, project.root);
  const services = { host, packageRoot: repositoryRoot, version: '0.0.0', commands: [], isJson: false };
  return generateSlice(project, found, services);
}

describe('generateSlice', () => {
  it('gives the files in which an edit shows, and no others', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    const slice = await sliceOf(host, rootText.replace('"sort,', '"order,'));
    expect(slice?.files.map((file) => file.path)).toEqual([
      'src/gen/types/user.ts',
      'src/gen/route/group0.ts',
      'src/gen/handler/group0.ts',
    ]);
    expect(slice?.routes).toBe(12);
  });

  it('changes no file for lines that come above everything', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    const slice = await sliceOf(host, rootText.replace('info (', '\n\ninfo ('));
    expect(slice?.files).toEqual([]);
  });

  const route = '\t@handler PutItem1\n\tpost /items1 (Item1) returns ([]Item1)\n';
  const extra = '\t@handler Extra\n\tget /extra/:id (Ask1) returns (Extra)\n';
  const type = '\n\ntype Extra {\n\tItem Item1 `json:"item"`\n}';

  it.each([
    ['another handler', rootText.replace('GetItem1', 'FetchItem1')],
    ['another path', rootText.replace('get /items1/:id', 'get /things1/:id')],
    ['another method', rootText.replace('post /items1', 'put /items1')],
    ['another request', rootText.replace('delete /items1/:id (Ask1)', 'delete /items1/:id (Ask0)')],
    ['another response', rootText.replace('returns ([]Item1)', 'returns (Item0)')],
    ['a route that goes', rootText.replace('\t@handler DropItem1\n\tdelete /items1/:id (Ask1)\n', '')],
    ['a route that comes', rootText.replace(route, `${route}\n\t@handler Extra\n\tget /extra/:id (Ask1)\n`)],
    [
      'a type that comes',
      rootText.replace(/(type Item1 \{[^}]*\})/, `$1${type}`).replace(route, route + extra),
    ],
    ['a type that nothing uses', rootText.replace(/(type Item1 \{[^}]*\})/, `$1${type}`)],
    [
      'a type that nothing uses any more',
      rootText
        .replace('delete /items1/:id (Ask1)', 'delete /items1')
        .replace('get /items1/:id (Ask1)', 'get /items1'),
    ],
  ])('tells %s without the rest', async (_, edited) => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    expect(await sliceOf(host, edited)).toBeDefined();
  });

  it.each([
    ['a route that may have been the last to ask for a schema', rootText.replace(route, '')],
    ['a group that comes', rootText.replace('group1', 'group9')],
    [
      'a type that moved past others',
      rootText.replace(/(type Ask0 \{[^}]*\})([\s\S]*type Item1 \{[^}]*\})/, '$2\n\n$1'),
    ],
    ['another token', rootText.replace('jwt:    Auth', 'jwt:    Other')],
    ['a mistake', rootText.replace('Name string', 'Name Missing')],
    ['a route that is there already', rootText.replace('post /items1 ', 'post /items0 ')],
    [
      'a HEAD beside a GET of another group',
      rootText.replace('delete /items1/:id (Ask1)', 'head /items0/:id (Ask1)'),
    ],
  ])('gives up %s', async (_, edited) => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    expect(await sliceOf(host, edited)).toBeUndefined();
  });
});

describe('generateSlice of a contract with doubtful parts', () => {
  const doubtful = doubtfulContract(6);
  const text = doubtful['api/user.api'] ?? '';
  const twice = /\t@handler Same\n.*\n\n/;
  const items = /\/\* Item1 is one\. \*\/\n/;

  it.each([
    ['a field', text.replace('"sort,', '"order,')],
    ['a remark between others', text.replace('type Base2', '// A remark.\n\n$&')],
    ['a route that comes', text.replace(/^\t@handler PutItem1/m, '\t@handler Extra\n\tget /extra\n\n$&')],
    ['something doubtful that comes', text.replace('json:"other,optional"', 'json:"other,optional,strange"')],
    ['something doubtful that goes', text.replace(',strange"', '"')],
    ['a type with something doubtful', text.replace(items, `type More {\n\tBare string\n}\n\n$&`)],
  ])('says what the whole says, told by a part: %s', async (_, edited) => {
    const single = { ...doubtful, 'api/user.api': text.replace(twice, '') };
    const host = await newProject({ APIGEN_CACHE: 'always' }, single);
    const slice = await sliceOf(host, edited.replace(twice, ''));
    const { value, diagnostics } = await analyze(host.files, `${home}/api/user.api`);
    expect(diagnostics.filter(({ severity }) => severity === 'warning').length).toBeGreaterThan(5);
    expect(slice?.diagnostics).toEqual(diagnostics.map((finding) => ({ ...finding, fixes: [] })));
    expect([...(slice?.texts.keys() ?? [])].toSorted()).toEqual([...value.sources.keys()].toSorted());
  });

  it.each([
    ['what was edited in front of something doubtful', text.replace(/(\/:id\/:more) \(Ask3/, '$1  (Ask3')],
    ['what is doubtful in two places', text.replace('get /items4/:other', 'get /items4/:another')],
  ])('gives up %s', async (_, edited) => {
    const host = await newProject({ APIGEN_CACHE: 'always' }, doubtful);
    expect(await sliceOf(host, edited)).toBeUndefined();
  });
});

describe('generateSlice of a contract over two files', () => {
  const ask = (name: string): string => `type ${name} {\n\tId int64 \`path:"id"\`\n}\n`;
  const route = (path: string): string => `\t@handler get${path}\n\tget /${path}/:id (${path})\n`;
  const root = `import "more.api"\n\n${ask('Here')}\nservice shop {\n${route('Here')}\n${route('There')}}`;
  const files = { 'api/user.api': root, 'api/more.api': ask('There') };

  it('gives up an edit behind which nothing of a file is used, for its import is to be told of', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' }, files);
    expect((await sliceOf(host, root.replace('/:id (Here)', '')))?.diagnostics).toMatchObject([
      { code: 'unused-type' },
    ]);
    const other = await newProject({ APIGEN_CACHE: 'always' }, files);
    expect(await sliceOf(other, root.replace('/:id (There)', ''))).toBeUndefined();
  });
});

describe('the memory of a run', () => {
  it('is kept for large contracts, for all, or for none, as APIGEN_CACHE says', async () => {
    expect(Object.keys(filesOf(await newProject({ APIGEN_CACHE: 'always' })))).toContain(memoryPath);
    expect(Object.keys(filesOf(await newProject({ APIGEN_CACHE: 'off' })))).not.toContain(memoryPath);
    expect(Object.keys(filesOf(await newProject({})))).not.toContain(memoryPath);
  });

  it('is left alone by a run that writes nothing', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    const before = filesOf(host)[memoryPath];
    await host.files.write(`${home}/api/user.api`, rootText.replace('"sort,', '"order,'));
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(1);
    expect((await runAgain(['generate', '--dry-run'], host)).exit).toBe(0);
    expect(filesOf(host)[memoryPath]).toBe(before);
  });
});
