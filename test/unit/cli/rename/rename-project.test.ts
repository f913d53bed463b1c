import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';

const getUser = 'src/logic/user/get-user.ts';

/** Paths that differ between two states, with `+` and `-` for those that came and went. */
function difference(before: Record<string, string>, after: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted().flatMap((path) => {
    if (before[path] === after[path]) return [];
    return [`${before[path] === undefined ? '+' : after[path] === undefined ? '-' : '~'} ${path}`];
  });
}

describe('apigen rename handler', () => {
  it('takes contract, logic file and generated code to the new name in one step', async () => {
    const host = await project();
    await rewrite(host, getUser, (text) => `${text}// written by hand\n`);
    const before = filesOf(host);
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(difference(before, run.files)).toEqual([
      '~ .apigen/manifest.json',
      '~ api/user.api',
      '~ src/gen/README.md',
      '~ src/gen/handler/user.ts',
      '~ src/gen/route/user.ts',
      '+ src/logic/user/fetch-user.ts',
      `- ${getUser}`,
    ]);
    expect(run.files['api/user.api']).toBe(smallContract.replace('GetUser', 'FetchUser'));
    expect(run.files['src/logic/user/fetch-user.ts']).toBe(
      before[getUser]
        ?.replace('{ GetUser }', '{ FetchUser }')
        .replace('getUser: GetUser', 'fetchUser: FetchUser'),
    );
    expect(run.stdout).toContain(`→ src/logic/user/fetch-user.ts  (was ${getUser})`);
    const again = await runAgain(['generate', '--force'], host);
    expect(again.stdout).toContain('up to date');
    expect(again.stderr).toBe('');
  });

  it('gives a stub that nobody edited as it is generated under the new name, still untouched', async () => {
    const host = await project();
    const { files } = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect(files['src/logic/user/fetch-user.ts']).toContain("notImplemented('FetchUser')");
    const back = await runAgain(['rename', 'handler', 'FetchUser', 'GetUser'], host);
    expect(back.files).toEqual(
      (
        await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
          'api/user.api': smallContract,
        })
      ).files,
    );
  });

  it('lets code that names it follow, byte by byte', async () => {
    const host = await project();
    const own =
      "\ufeffimport { getUser } from './logic/user/get-user.ts';\r\nexport const all = { getUser }; // getUser\r\n";
    await host.files.write(`${home}/src/all.ts`, own);
    await host.files.write(`${home}/src/other.ts`, 'const getUser = 1;\n');
    const { files, stdout } = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect(files['src/all.ts']).toBe(
      "\ufeffimport { fetchUser } from './logic/user/fetch-user.ts';\r\nexport const all = { getUser: fetchUser }; // getUser\r\n",
    );
    expect(files['src/other.ts']).toBe('const getUser = 1;\n');
    expect(stdout).toContain('~ src/all.ts');
  });

  it('shows with --dry-run what it would do, and writes nothing', async () => {
    const host = await project();
    const before = new Map(host.files.entries);
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser', '--dry-run', '--json'], host);
    expect(run.exit).toBe(0);
    expect(new Map(host.files.entries)).toEqual(before);
    const { changes } = JSON.parse(run.stdout) as {
      changes: { kind: string; path: string; from?: string }[];
    }; // our own output
    expect(changes.filter(({ kind }) => kind === 'move')).toMatchObject([
      { path: 'src/logic/user/fetch-user.ts', from: getUser },
    ]);
  });

  it('shows with --diff what changes inside the files', async () => {
    const host = await project();
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser', '--diff', '--dry-run'], host);
    expect(run.stdout).toContain('-\t@handler GetUser\n+\t@handler FetchUser\n');
    expect(run.stdout).toContain('-export const getUser: GetUser = async');
  });

  it.each([
    ['a name that another handler has', ['handler', 'GetUser', 'DeleteUser'], 3, 'duplicate-handler'],
    [
      'a name that would be the same file',
      ['handler', 'GetUser', 'DeleteUserHandler'],
      3,
      'handler-collision',
    ],
    ['a name that is more than a name', ['handler', 'GetUser', 'X\n\tget /x'], 2, 'rename-invalid'],
    ['a handler that is not there', ['handler', 'getuser', 'X'], 2, 'Did you mean'],
    ['a type that is declared', ['type', 'User', 'UserRequest'], 3, 'duplicate-type'],
    ['a type of the language', ['type', 'User', 'string'], 3, 'rename-refused'],
    ['a group that is not there', ['group', 'users', 'people'], 2, 'rename-unknown'],
    ['a group that leaves the project', ['group', 'user', '../people'], 2, 'rename-invalid'],
  ])('refuses %s and writes nothing', async (_what, argv, exit, message) => {
    const host = await project();
    const before = filesOf(host);
    const run = await runAgain(['rename', ...argv], host);
    expect({ exit: run.exit, files: run.files }).toEqual({ exit, files: before });
    expect(run.stderr).toContain(message);
  });

  it('stops where the new name means something else, where a file is in the way and at edited generated code', async () => {
    const host = await project();
    await rewrite(
      host,
      getUser,
      (text) => `import { fetchUser } from '../../db.ts';\n${text}void fetchUser;\n`,
    );
    await host.files.write(`${home}/src/logic/user/fetch-user.ts`, 'mine\n');
    await rewrite(host, 'src/gen/app.ts', (text) => `${text}// edited\n`);
    await rewrite(host, 'src/gen/route/user.ts', (text) => `${text}// edited\n`);
    const before = filesOf(host);
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect({ exit: run.exit, files: run.files }).toEqual({ exit: 5, files: before });
    for (const code of ['rename-name-taken', 'rename-file-taken', 'file-edited'])
      expect(run.stderr).toContain(`error[${code}]`);
  });

  it('keeps out of contracts that are not of the project', async () => {
    const host = await project();
    await host.files.write('/memory/common.api', 'type Shared {\n\tId int `json:"id"`\n}\n');
    await rewrite(host, 'api/user.api', (text) =>
      text
        .replace('syntax = "v1"\n', 'syntax = "v1"\n\nimport "../../common.api"\n')
        .replace('(User)', '(Shared)'),
    );
    const before = filesOf(host);
    const run = await runAgain(['rename', 'type', 'Shared', 'Common'], host);
    expect({ exit: run.exit, files: run.files }).toEqual({ exit: 2, files: before });
    expect(run.stderr).toContain('error[rename-outside] The name stands in "/memory/common.api" too');
  });

  it('refuses a project of another version, and a group that is there already', async () => {
    const host = await project();
    await rewrite(host, 'api/user.api', (text) => text.replace(/group: {2}user/, 'group:  own'));
    const taken = await runAgain(['rename', 'group', 'user', 'Own'], host);
    expect(taken.exit).toBe(2);
    expect(taken.stderr).toContain('error[rename-group-taken]');
    await rewrite(host, '.apigen/manifest.json', (text) =>
      text.replace(/"tool": "[^"]+"/, '"tool": "0.0.1"'),
    );
    const drift = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect(drift.exit).toBe(2);
    expect(drift.stderr).toContain('error[version-drift]');
  });

  it('lets git follow only what git tracks, with paths as the repository knows them', async () => {
    const moved = 'services/user/src/logic/user/get-user.ts';
    const id = 'a'.repeat(40);
    const host = await project({
      program: ({ args }) => ({
        exitCode: 0,
        output: args.includes('rev-parse')
          ? 'services/user/'
          : args.includes('ls-files')
            ? `100644 ${id} 0\t${moved}\0`
            : '',
      }),
    });
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect(run.stdout).toContain('Git follows the moved files');
    expect(host.calls.at(-1)).toMatchObject({
      command: 'git',
      args: ['--literal-pathspecs', 'update-index', '-z', '--index-info'],
      input: `0 ${'0'.repeat(40)}\t${moved}${'\0'}100644 ${id}\tservices/user/src/logic/user/fetch-user.ts\0`,
    });
  });

  it('leaves everything as it was when the disk fails', async () => {
    const host = await project();
    const before = filesOf(host);
    host.fail('rename', /gen\/route/, 'ENOSPC');
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect({ exit: run.exit, files: run.files }).toEqual({ exit: 4, files: before });
  });
});

describe('apigen rename with other names for modules', () => {
  async function aliased(): Promise<MemoryHost> {
    const host = await project();
    await rewrite(host, 'package.json', (text) =>
      text.replace(
        '"scripts": {',
        '"imports": {\n    "#logic/*": { "default": "./src/logic/*" },\n    "#one": "./src/logic/user/get-user.ts"\n  },\n  "scripts": {',
      ),
    );
    await rewrite(host, 'tsconfig.json', (text) =>
      text.replace(
        '"compilerOptions": {',
        '// mine\n  "compilerOptions": {\n    "baseUrl": "src",\n    "paths": { "@/*": ["./*"], "@one": ["logic/user/get-user"], "user/*": ["logic/user/*"], },',
      ),
    );
    const imports = ['#logic/user/get-user.ts', '#one', '@/logic/user/get-user', '@one', 'user/get-user.js'];
    const lines = imports.map((specifier, index) => `import { getUser as g${index} } from '${specifier}';`);
    await host.files.write(
      `${home}/src/mine.ts`,
      `${lines.join('\n')}\nimport type { GetUser } from '@/gen/handler/user.ts';\n`,
    );
    return host;
  }

  it('follows "paths" and "imports", and moves the targets of those that name one module', async () => {
    const host = await aliased();
    const before = filesOf(host);
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['src/mine.ts']?.split('\n')).toEqual([
      "import { fetchUser as g0 } from '#logic/user/fetch-user.ts';",
      "import { fetchUser as g1 } from '#one';",
      "import { fetchUser as g2 } from '@/logic/user/fetch-user';",
      "import { fetchUser as g3 } from '@one';",
      "import { fetchUser as g4 } from 'user/fetch-user.js';",
      "import type { FetchUser } from '@/gen/handler/user.ts';",
      '',
    ]);
    for (const path of ['package.json', 'tsconfig.json'])
      expect(run.files[path]).toBe(before[path]?.replace('logic/user/get-user', 'logic/user/fetch-user'));
    expect((await runAgain(['update', '--dry-run'], host)).stdout).not.toContain('package.json');
  });

  it('writes the path where no alias leads to the new place', async () => {
    const host = await aliased();
    const run = await runAgain(['rename', 'group', 'user', 'account'], host);
    expect(run.exit).toBe(0);
    expect(run.files['src/mine.ts']?.split('\n').slice(0, 6)).toEqual([
      "import { getUser as g0 } from '#logic/account/get-user.ts';",
      "import { getUser as g1 } from '#one';",
      "import { getUser as g2 } from '@/logic/account/get-user';",
      "import { getUser as g3 } from '@one';",
      "import { getUser as g4 } from './logic/account/get-user.js';",
      "import type { GetUser } from '@/gen/handler/account.ts';",
    ]);
  });

  it('reads what is no JSON as nothing', async () => {
    const host = await project();
    await rewrite(host, 'tsconfig.json', () => '{ broken');
    expect((await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host)).exit).toBe(0);
  });
});

describe('apigen rename after the contract was renamed by hand', () => {
  const mine = (text: string): string => `${text}// written by hand\n`;
  const renamed = (text: string): string => text.replace('GetUser', 'FetchUser');

  async function expectedFiles(): Promise<Readonly<Record<string, string>>> {
    const host = await project();
    await rewrite(host, getUser, mine);
    await host.files.write(`${home}/src/all.ts`, "export { getUser } from './logic/user/get-user.ts';\n");
    return (await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host)).files;
  }

  async function renamedByHand(): Promise<MemoryHost> {
    const host = await project();
    await rewrite(host, getUser, mine);
    await host.files.write(`${home}/src/all.ts`, "export { getUser } from './logic/user/get-user.ts';\n");
    await rewrite(host, 'api/user.api', renamed);
    return host;
  }

  it('lets the code follow, before and after it was generated', async () => {
    const expected = await expectedFiles();
    const early = await renamedByHand();
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], early);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.stdout).toContain('The contract has the name "FetchUser" already.');
    expect(run.files).toEqual(expected);
    const late = await renamedByHand();
    const generated = await runAgain(['generate'], late);
    expect(generated.stderr).toContain(
      '"apigen rename handler getUser fetchUser" does all of that, also now, as long as nobody wrote in the new file.',
    );
    expect(generated.files['src/logic/user/fetch-user.ts']).toContain('notImplemented');
    const dry = await runAgain(['rename', 'handler', 'getUser', 'fetchUser', '--dry-run'], late);
    expect(dry.files).toEqual(generated.files);
    const caught = await runAgain(['rename', 'handler', 'getUser', 'fetchUser'], late);
    expect({ exit: caught.exit, stderr: caught.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(caught.files).toEqual(expected);
    expect((await runAgain(['generate', '--check'], late)).exit).toBe(0);
  });

  it.each(['GetUserHandler', 'getUserHandler'])(
    'does what generating said where the contract writes %s',
    async (handler) => {
      const host = await project();
      await rewrite(host, 'api/user.api', (text) => text.replace('GetUser', handler));
      await runAgain(['generate'], host);
      await rewrite(host, getUser, mine);
      await rewrite(host, 'api/user.api', (text) =>
        text.replace(handler, handler.replace('etUser', 'rantUser')),
      );
      const { stderr } = await runAgain(['generate'], host);
      const [, command = ''] = /"apigen (rename [^"]+)"/.exec(stderr) ?? [];
      const caught = await runAgain(command.split(' '), host);
      expect({ exit: caught.exit, stderr: caught.stderr }).toEqual({ exit: 0, stderr: '' });
      expect(caught.files['src/logic/user/grant-user.ts']).toContain('// written by hand');
      expect(caught.files[getUser]).toBeUndefined();
    },
  );

  it('touches no stub that somebody wrote in', async () => {
    const host = await renamedByHand();
    await runAgain(['generate'], host);
    await rewrite(host, 'src/logic/user/fetch-user.ts', mine);
    const before = filesOf(host);
    const run = await runAgain(['rename', 'handler', 'GetUser', 'FetchUser'], host);
    expect(run.exit).toBe(5);
    expect(run.stderr).toContain('error[rename-file-taken]');
    expect(run.stdout).toBe('');
    expect(run.files).toEqual(before);
  });

  it('follows groups and types as well', async () => {
    const host = await project();
    await rewrite(host, getUser, mine);
    await rewrite(host, 'api/user.api', (text) =>
      text
        .replaceAll('group:  user', 'group:  account')
        .replaceAll('User ', 'Member ')
        .replace('(User)', '(Member)'),
    );
    await host.files.write(
      `${home}/src/mine.ts`,
      "import type { User } from './gen/types/user.ts';\nexport type A = User;\n",
    );
    expect((await runAgain(['rename', 'type', 'User', 'Member'], host)).exit).toBe(0);
    expect(filesOf(host)['src/mine.ts']).toContain('export type A = Member;');
    expect((await runAgain(['rename', 'group', 'user', 'account'], host)).exit).toBe(0);
    expect(filesOf(host)['src/logic/account/get-user.ts']).toContain('// written by hand');
    expect(filesOf(host)[getUser]).toBeUndefined();
  });

  it('takes no other handler for the renamed one', async () => {
    const host = await project();
    const before = filesOf(host);
    const run = await runAgain(['rename', 'handler', 'GetUsr', 'DeleteUser'], host);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('error[rename-unknown]');
    await rewrite(host, 'api/user.api', (text) => text.replace(/\t@handler GetUser\n.*\n/, ''));
    const other = await runAgain(['rename', 'handler', 'GetUser', 'DeleteUser'], host);
    expect(other.exit).toBe(2);
    expect(filesOf(host)[getUser]).toBe(before[getUser]);
  });
});

describe('apigen rename type', () => {
  it('follows the type wherever it is imported', async () => {
    const host = await project();
    await host.files.write(
      `${home}/src/store.ts`,
      "import type { User } from './gen/types/user.ts';\nexport type Key = User['id'];\n",
    );
    const run = await runAgain(['rename', 'type', 'User', 'Account'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['src/store.ts']).toBe(
      "import type { Account } from './gen/types/user.ts';\nexport type Key = Account['id'];\n",
    );
    expect(run.files['api/user.api']).toContain('returns (Account)');
    expect(run.files['src/gen/types/user.ts']).toContain('export interface Account {');
  });
});

describe('apigen rename group', () => {
  it('moves the folder of the group, with the paths in it', async () => {
    const host = await project();
    await rewrite(host, getUser, (text) => `import { helper } from './helper.ts';\n${text}`);
    await host.files.write(`${home}/src/logic/user/helper.ts`, 'export const helper = 1;\n');
    const run = await runAgain(['rename', 'group', 'user', 'people/own'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['api/user.api']).toBe(smallContract.replaceAll('group:  user', 'group:  people/own'));
    expect(run.files['src/logic/people/own/get-user.ts']).toMatch(
      /^import \{ helper \} from '..\/..\/user\/helper.ts';\nimport type \{ GetUser \} from '..\/..\/..\/gen\/handler\/people\/own.ts';\n/,
    );
    expect(Object.keys(run.files).filter((path) => path.includes('/user/'))).toEqual([
      'src/logic/user/helper.ts',
    ]);
    expect((await runAgain(['generate', '--force'], host)).stdout).toContain('up to date');
  });
});
