import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { loadProgram } from '../../../src/semantics/load.ts';
import { findRename, isRenameName, type RenameKind } from '../../../src/semantics/rename.ts';
import { memoryFiles } from '../../support/memory-files.ts';

/** The files after the rename, or what was found instead. */
async function rename(
  kind: RenameKind,
  from: string,
  to: string,
  files: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { value: program } = await loadProgram(memoryFiles(files), `/memory/${Object.keys(files)[0]}`);
  const target = findRename(program, kind, from, to);
  if (target.kind !== 'found') return target;
  const texts = Object.entries(files).map(([path, text]) => [path, applyEdits(path, text, target.edits)]);
  return Object.fromEntries(texts);
}

const contract = `import "types.api"

type  Page<User>  { Item User \`json:"item"\` } // User of the parameter

@server( group: /user/ )
service api {
	@doc "getUser of User"
	@handler   getUser   // getUser
	get /User/getUser ( User ) returns ([]map[string]*User)
	@handler getUsers
	get /users returns (Page<User>)
}
@server (
	folder: "user"
)
service api {
	@server(
		handler: dropUser
	)
	delete /users (Holder)
}
`;
const types =
  'type (\n\tUser {\n\t\tUser User2 `json:"User"`\n\t}\n\tUser2 {}\n\tHolder {\n\t\t*User\n\t\tA, B []User\n\t}\n)\n';
const files = { 'user.api': contract, 'types.api': types };

describe('findRename', () => {
  it('renames a handler at its one place', async () => {
    expect(await rename('handler', 'getUser', 'fetchUser', files)).toEqual({
      'user.api': contract.replace('@handler   getUser ', '@handler   fetchUser '),
      'types.api': types,
    });
  });

  it.each([
    ['GetUserHandler', 'getUser', 'fetchUser', 'FetchUserHandler'],
    ['GetUserHandler', 'GetUser', 'fetchUserHandler', 'FetchUserHandler'],
    ['GetUser', 'user/getUser', 'fetchUser', 'FetchUser'],
    ['getUserLogic', 'getUser', 'FetchUser', 'fetchUserLogic'],
  ])(
    'knows %s as its function is called, %s, and writes the new name like it',
    async (written, from, to, expected) => {
      const text = contract.replace('getUser   //', `${written}   //`);
      expect(await rename('handler', from, to, { ...files, 'user.api': text })).toEqual({
        'user.api': text.replace(`${written}   //`, `${expected}   //`),
        'types.api': types,
      });
    },
  );

  it('takes the handler that is written as given before those that are only called so', async () => {
    const text = contract.replace('getUsers\n', 'GetUserHandler\n');
    expect(await rename('handler', 'getUser', 'fetchUser', { ...files, 'user.api': text })).toEqual({
      'user.api': text.replace('@handler   getUser ', '@handler   fetchUser '),
      'types.api': types,
    });
    const two = text.replace('@handler   getUser ', '@handler   GetUser ');
    expect(await rename('handler', 'getUser', 'fetchUser', { ...files, 'user.api': two })).toMatchObject({
      kind: 'ambiguous',
    });
  });

  it('knows the old place of a handler', async () => {
    expect(await rename('handler', 'dropUser', 'removeUser', files)).toEqual({
      'user.api': contract.replace('handler: dropUser', 'handler: removeUser'),
      'types.api': types,
    });
  });

  it('renames a type in every file, but no parameter, field, tag or comment of that name', async () => {
    expect(await rename('type', 'User', 'Account', files)).toEqual({
      'user.api': contract
        .replace('( User ) returns ([]map[string]*User)', '( Account ) returns ([]map[string]*Account)')
        .replace('returns (Page<User>)', 'returns (Page<Account>)'),
      'types.api': types
        .replace('\tUser {', '\tAccount {')
        .replace('*User\n', '*Account\n')
        .replace('[]User', '[]Account'),
    });
  });

  it('renames a group however it is written, quotes staying', async () => {
    expect(await rename('group', 'user', 'account/own', files)).toEqual({
      'user.api': contract
        .replace('group: /user/', 'group: account/own')
        .replace('folder: "user"', 'folder: "account/own"'),
      'types.api': types,
    });
  });

  it('says what there is when there is nothing of that name', async () => {
    expect(await rename('handler', 'getuser', 'x', files)).toEqual({
      kind: 'unknown',
      names: ['getUser', 'getUsers', 'dropUser'],
    });
    expect(await rename('type', 'T', 'x', files)).toMatchObject({ kind: 'unknown' });
    expect(await rename('group', 'users', 'x', files)).toMatchObject({ kind: 'unknown' });
  });

  it('wants the group where two have a handler of that name', async () => {
    const both = {
      'a.api':
        '@server(group: a)\nservice s {\n\t@handler ping\n\tget /a\n}\n@server(group: b)\nservice s {\n\t@handler ping\n\tget /b\n}\n',
    };
    expect(await rename('handler', 'ping', 'pong', both)).toEqual({
      kind: 'ambiguous',
      names: ['a/ping', 'b/ping'],
    });
    expect(await rename('handler', 'b/ping', 'pong', both)).toEqual({
      'a.api': both['a.api'].replace(/ping(?=\n\tget \/b)/, 'pong'),
    });
  });
});

describe('isRenameName', () => {
  it('lets nothing into a contract but a name', () => {
    for (const name of ['getUser', '_x', 'Привет', 'v2']) expect(isRenameName('handler', name)).toBe(true);
    for (const name of ['', '2x', 'a b', 'a\nget /x', 'a-b', 'a/b', 'a"', 'a)'])
      expect(isRenameName('type', name)).toBe(false);
    for (const name of ['user', 'user/admin', 'v1-beta']) expect(isRenameName('group', name)).toBe(true);
    for (const name of ['', '/', 'a//b', '../a', 'a b', 'a\njwt: X', 'a)'])
      expect(isRenameName('group', name)).toBe(false);
  });
});
