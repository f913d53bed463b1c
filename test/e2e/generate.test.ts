import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { smallContract } from '../support/contracts.ts';
import { repositoryRoot } from '../support/repository.ts';
import { apigen, labFolder, sharedInstall } from '../support/service-lab.ts';

let folder = '';
let project = '';
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await labFolder('generate');
  project = join(folder, 'service');
  writeFileSync(join(folder, 'user.api'), smallContract);
  const made = await apigen(['new', 'user.api', 'service', '--no-install', '--skip-git'], folder);
  expect(made.exitCode, made.output).toBe(0);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function edit(path: string, change: (text: string) => string): void {
  const place = join(project, path);
  writeFileSync(place, change(readFileSync(place, 'utf8')));
}

const logic = `import type { GetUser } from '../../gen/handler/user.ts';

/** The user of an id. */
export const getUser: GetUser = async ({ id }) => ({ id, name: 'Ada' });
`;

describe('the type check after generating', () => {
  it('names the file of the owner that no longer fits, with the real compiler', async () => {
    writeFileSync(join(project, 'src/logic/user/get-user.ts'), logic);
    edit('api/user.api', (text) => text.replace('json:"name"', 'json:"title"'));
    const run = await apigen(['generate'], project);
    expect(run.exitCode, run.output).toBe(0);
    expect(run.output).toMatch(
      /warning\[file-unfit\] Your file "src\/logic\/user\/get-user\.ts" does not compile at line 4: .*title/s,
    );
    expect(run.output.match(/file-unfit/g)).toHaveLength(1);
    edit('src/logic/user/get-user.ts', (text) => text.replace('name:', 'title:'));
    edit('api/user.api', (text) => text.replace('"title"`', '"title"`\n\tAge int `json:"age,optional"`'));
    const mended = await apigen(['generate'], project);
    expect(mended).toMatchObject({ exitCode: 0 });
    expect(mended.output).not.toContain('file-unfit');
  });

  it('finds nothing to follow where code takes types from their index and they move to another file', async () => {
    const copy = join(folder, 'moved');
    cpSync(project, copy, { recursive: true });
    const code = (module: string): string =>
      `import type { User } from '../gen/types/${module}.ts';\n\nexport const id = (user: User) => user.id;\n`;
    writeFileSync(join(copy, 'src/logic/by-index.ts'), code('index'));
    writeFileSync(join(copy, 'src/logic/by-file.ts'), code('user'));
    expect((await apigen(['generate'], copy)).output).not.toContain('file-unfit');
    const contract = readFileSync(join(copy, 'api/user.api'), 'utf8');
    const [type = ''] = /^type User \{[^}]*\}\n/m.exec(contract) ?? [];
    writeFileSync(join(copy, 'api/people.api'), `syntax = "v1"\n\n${type}`);
    const rest = contract.replace(type, '').replace('syntax = "v1"', 'syntax = "v1"\n\nimport "people.api"');
    writeFileSync(join(copy, 'api/user.api'), rest);
    const run = await apigen(['generate'], copy);
    expect(run.exitCode, run.output).toBe(0);
    expect(run.output.match(/file-unfit.*/g)).toEqual([
      expect.stringContaining('Your file "src/logic/by-file.ts" does not compile'),
    ]);
  });

  it('leaves its memory beside the compiler and nothing in the project', async () => {
    expect(existsSync(join(await sharedInstall(), 'node_modules/.cache/apigen'))).toBe(true);
    expect(existsSync(join(project, 'tsconfig.tsbuildinfo'))).toBe(false);
    expect(existsSync(join(project, 'node_modules'))).toBe(false);
  });
});

/** Starts `apigen generate --watch` and gives what it says. */
function startWatch(cwd: string) {
  const args = [join(repositoryRoot, 'bin/apigen.js'), 'generate', '--watch', '--no-typecheck'];
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, NO_COLOR: '1' } });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const says = async (pattern: RegExp): Promise<void> => {
    const end = performance.now() + 20_000;
    while (!pattern.test(text)) {
      if (performance.now() > end) throw new Error(`It never said ${pattern}, but:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    text = '';
  };
  return { child, ended, says };
}

describe('apigen generate --watch', () => {
  it('follows a burst of edits with one generation, survives errors and ends with 130', async () => {
    const watched = join(folder, 'watched');
    cpSync(project, watched, { recursive: true });
    const contract = join(watched, 'api/user.api');
    const original = readFileSync(contract, 'utf8');
    const { child, ended, says } = startWatch(watched);
    await says(/Waiting for the next change/);
    for (let step = 0; step < 5; step += 1)
      writeFileSync(contract, original.replaceAll('json:"title"', `json:"title${step}"`));
    await says(/files changed/);
    expect(readFileSync(join(watched, 'src/gen/types/user.ts'), 'utf8')).toContain('title4: string;');
    writeFileSync(contract, original.replace('returns (User)', 'returns (Nobody)'));
    await says(/error\[unknown-type\]/);
    writeFileSync(contract, original.replaceAll('json:"title"', 'json:"label"'));
    await says(/files changed/);
    expect(readFileSync(join(watched, 'src/gen/types/user.ts'), 'utf8')).toContain('label: string;');
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });

  it('bears a contract behind a symbolic link', async () => {
    const linked = join(folder, 'linked');
    symlinkSync(project, linked);
    const { child, ended, says } = startWatch(linked);
    await says(/Waiting for the next change/);
    edit('api/user.api', (text) => `${text}// one more line\n`);
    edit('api/user.api', (text) => text.replace('json:"id"', 'json:"number"'));
    await says(/files changed/);
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
  });
});
