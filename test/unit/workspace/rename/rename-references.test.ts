import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/base/text-edit.ts';
import {
  renameReferences,
  type ReferenceRequest,
} from '../../../../src/workspace/rename/rename-references.ts';

const generated = {
  'src/gen/handler/user.ts':
    "import { getUser } from '../../logic/user/get-user.ts';\nexport type GetUser = () => void;\nexport const handleGetUser = () => getUser();\n",
  'src/gen/types/user.ts': 'export interface User {\n  id: number;\n}\n',
};
const logic = 'src/logic/user/get-user.ts';

/** What becomes of the owner's files when the handler `getUser` is renamed to `fetchUser`. */
async function rename(
  owned: Readonly<Record<string, string>>,
  changes: Partial<ReferenceRequest> = {},
): Promise<{ files: Record<string, string>; obstacles: string[] }> {
  const { edits, obstacles } = await renameReferences({
    modules: new Map(Object.entries({ ...generated, ...owned })),
    owned: Object.keys(owned),
    names: [
      { path: 'src/gen/handler/user.ts', from: 'GetUser', to: 'FetchUser' },
      { path: logic, from: 'getUser', to: 'fetchUser' },
    ],
    moves: new Map([[logic, 'src/logic/user/fetch-user.ts']]),
    ...changes,
  });
  const files = Object.entries(owned).map(([path, text]): [string, string] => [
    path,
    applyEdits(path, text, edits.get(path) ?? []),
  ]);
  return {
    files: Object.fromEntries(files),
    obstacles: obstacles.map(({ path, line, name }) => `${path}:${line} ${name}`),
  };
}

const stub =
  "import type { GetUser } from '../../gen/handler/user.ts';\n\nexport const getUser: GetUser = () => {};\n";

describe('renameReferences', () => {
  it('renames in the logic file what the contract names, and nothing else', async () => {
    const text = `${stub}// getUser stays in comments\nconst log = 'getUser';\nexport const twice = () => getUser();\nfunction other(getUser: number) {\n  return getUser;\n}\n`;
    const { files, obstacles } = await rename({ [logic]: text });
    expect(obstacles).toEqual([]);
    expect(files[logic]).toBe(
      "import type { FetchUser } from '../../gen/handler/user.ts';\n\nexport const fetchUser: FetchUser = () => {};\n// getUser stays in comments\nconst log = 'getUser';\nexport const twice = () => fetchUser();\nfunction other(getUser: number) {\n  return getUser;\n}\n",
    );
  });

  const user = (text: string): Record<string, string> => ({ [logic]: stub, 'src/user.ts': text });
  it.each([
    [
      'an import',
      "import { getUser } from './logic/user/get-user.ts';\ngetUser();\n",
      "import { fetchUser } from './logic/user/fetch-user.ts';\nfetchUser();\n",
    ],
    [
      'an import under another name',
      "import { getUser as load } from './logic/user/get-user.ts';\nload();\n",
      "import { fetchUser as load } from './logic/user/fetch-user.ts';\nload();\n",
    ],
    [
      'a namespace, quotes and endings as they were',
      'import * as user from "./logic/user/get-user.js";\nuser.getUser();\n',
      'import * as user from "./logic/user/fetch-user.js";\nuser.fetchUser();\n',
    ],
    [
      'a path without an ending',
      "import { getUser } from './logic/user/get-user';\nvoid getUser;\n",
      "import { fetchUser } from './logic/user/fetch-user';\nvoid fetchUser;\n",
    ],
    [
      'a property that was named by its variable',
      "import { getUser } from './logic/user/get-user.ts';\nexport const all = { getUser };\n",
      "import { fetchUser } from './logic/user/fetch-user.ts';\nexport const all = { getUser: fetchUser };\n",
    ],
    [
      'a dynamic import',
      "const { getUser } = await import('./logic/user/get-user.ts');\ngetUser();\n(await import('./logic/user/get-user.ts')).getUser();\n",
      "const { fetchUser: getUser } = await import('./logic/user/fetch-user.ts');\ngetUser();\n(await import('./logic/user/fetch-user.ts')).fetchUser();\n",
    ],
    [
      'the type of an import',
      "export type F = import('./gen/handler/user.ts').GetUser;\n",
      "export type F = import('./gen/handler/user.ts').FetchUser;\n",
    ],
    [
      'the path of a mock',
      "vi.mock('./logic/user/get-user.ts', () => ({ getUser: 1 }));\n",
      "vi.mock('./logic/user/fetch-user.ts', () => ({ getUser: 1 }));\n",
    ],
    [
      'line ends and marks',
      "\ufeffimport { getUser } from './logic/user/get-user.ts';\r\n\r\ngetUser();\r\n",
      "\ufeffimport { fetchUser } from './logic/user/fetch-user.ts';\r\n\r\nfetchUser();\r\n",
    ],
    ['a name of something else', "import { getUser } from './db.ts';\nclass A { getUser() {} }\n", null],
    ['code that cannot be read', 'import { getUser from ;; getUser(', null],
  ])('follows %s', async (_what, before, after) => {
    const { files, obstacles } = await rename(user(before));
    expect(obstacles).toEqual([]);
    expect(files['src/user.ts']).toBe(after ?? before);
  });

  it('follows through re-exports', async () => {
    const { files } = await rename({
      [logic]: stub,
      'src/all.ts':
        "export * from './logic/user/get-user.ts';\nexport { getUser as load } from './logic/user/get-user.ts';\n",
      'src/use.ts': "import { getUser, load } from './all.ts';\ngetUser();\nload();\n",
    });
    expect(files['src/all.ts']).toBe(
      "export * from './logic/user/fetch-user.ts';\nexport { fetchUser as load } from './logic/user/fetch-user.ts';\n",
    );
    expect(files['src/use.ts']).toBe("import { fetchUser, load } from './all.ts';\nfetchUser();\nload();\n");
  });

  it('says where the new name already means something else', async () => {
    const text = `import { fetchUser } from '../../db.ts';\n${stub}void fetchUser;\n`;
    const { obstacles } = await rename({ [logic]: text });
    expect(obstacles).toEqual([`${logic}:1 fetchUser`]);
    const member = `${stub}db.fetchUser();\nconst o = { fetchUser: 1 };\n`;
    expect((await rename({ [logic]: member })).obstacles).toEqual([]);
  });

  it('lets the paths of a file that goes to another folder find their targets', async () => {
    const text =
      "import type { GetUser } from '../../gen/handler/user.ts';\nimport { db } from '../db.ts';\nimport data from './data.json' with { type: 'json' };\nimport { z } from 'zod';\nconst file = new URL('./page.html', import.meta.url);\nconst words = './not-a-path';\n";
    const { files } = await rename(
      { [logic]: text, 'src/logic/db.ts': 'export const db = 1;\n' },
      {
        names: [],
        moves: new Map([
          [logic, 'src/logic/account/own/get-user.ts'],
          ['src/gen/handler/user.ts', 'src/gen/handler/account/own.ts'],
        ]),
      },
    );
    expect(files[logic]).toBe(
      "import type { GetUser } from '../../../gen/handler/account/own.ts';\nimport { db } from '../../db.ts';\nimport data from '../../user/data.json' with { type: 'json' };\nimport { z } from 'zod';\nconst file = new URL('../../user/page.html', import.meta.url);\nconst words = './not-a-path';\n",
    );
  });
});
