import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';
import { writeService } from '../support/write-service.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function project(name: string, own: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await writeService(fileURLToPath(new URL(`${name}/input.api`, import.meta.url)), own);
  folders.push(folder);
  return folder;
}

async function typeCheck(folder: string): Promise<string> {
  const { output } = await run(join(repositoryRoot, 'node_modules/.bin/tsc'), ['-p', folder], folder);
  return output;
}

describe.each(['minimal', 'everything', 'sources', 'hostile'])('the service of %s', (name) => {
  it('type-checks strictly, starts, and passes its generated tests', async () => {
    const folder = await project(name);
    expect(await typeCheck(folder)).toBe('');
    const tested = await run(process.execPath, ['--test', 'test/gen/contract.test.ts'], folder);
    expect(tested.exitCode, tested.output).toBe(0);
    expect(tested.output).toContain('is ready');
  });
});

describe('the context of a service', () => {
  it('takes whatever its owner adds, and still knows what the platform looks for', async () => {
    const folder = await project('minimal');
    const path = join(folder, 'src/context.ts');
    const stub = readFileSync(path, 'utf8');
    const use = '\nexport const clockOf = (context: AppContext): Date => context.clock;\n';
    writeFileSync(path, stub.replace('    config,\n', '    config,\n    clock: new Date(),\n') + use);
    expect(await typeCheck(folder)).toBe('');
    writeFileSync(path, stub.replace('checks: {}', 'checks: { clock: 1 }'));
    expect(await typeCheck(folder)).toContain("Type 'number' is not assignable to type 'Check'");
  });
});

/** A logic file as an owner writes it. */
function logic(type: string, from: string, name: string, code: string): string {
  return `import type { ${type} } from '${from}';\n\nexport const ${name}: ${type} = ${code};\n`;
}

const item = '../../gen/handler/item.ts';
const admin = '../../../gen/handler/item/admin.ts';
const root = '../gen/handler/root.ts';

/** Logic that shows what it was given, and answers in every way that a contract declares. */
const ownLogic = {
  'src/logic/item/get-item.ts': logic(
    'GetItem',
    item,
    'getItem',
    `async (req, ctx) => {
  if (req.id === 404) return ctx.respond(404, { code: req.locale });
  const kept = { createdAt: 1, id: 9007199254740991, name: 'n', kind: 'book', size: 'small', price: 1.5 } as const;
  return { ...kept, weight: null, made: '2024-01-02T03:04:05Z' };
}`,
  ),
  'src/logic/item/list-items.ts': logic(
    'ListItems',
    item,
    'listItems',
    'async (req, ctx) => {\n  ctx.reply.header("x-seen", JSON.stringify(req));\n  return { items: [], total: 0 };\n}',
  ),
  'src/logic/item/create-item.ts': logic('CreateItem', item, 'createItem', 'async (req) => req'),
  'src/logic/item/head-items.ts': logic(
    'HeadItems',
    item,
    'headItems',
    'async (req, ctx) => {\n  ctx.reply.header("x-page", String(req.page));\n}',
  ),
  'src/logic/item/admin/update-item.ts': logic(
    'UpdateItem',
    admin,
    'updateItem',
    'async (req) => {\n  throw new Error(JSON.stringify(req));\n}',
  ),
  'src/logic/item/admin/import-items.ts': logic(
    'ImportItems',
    admin,
    'importItems',
    'async (req) => req.map((one) => one.id)',
  ),
  'src/logic/item/admin/reindex.ts': logic('Reindex', admin, 'reindex', 'async () => {}'),
  'src/logic/item/admin/watch.ts': logic(
    'Watch',
    admin,
    'watch',
    "async function* () {\n  yield { id: '7', data: { id: 1, kind: 'made' } };\n}",
  ),
  'src/logic/get-text.ts': logic('GetText', root, 'getText', `async (ctx) => 'it is "' + ctx.user.sub + '"'`),
  'src/logic/get-count.ts': logic('GetCount', root, 'getCount', 'async () => 7'),
  'src/logic/download.ts': logic('Download', root, 'download', 'async (req) => ({ path: req["file-name"] })'),
  'src/logic/get-labels.ts': logic('GetLabels', root, 'getLabels', 'async () => ({ a: { b: "c" } })'),
};

const valid = {
  createdAt: 1,
  id: '12',
  name: 'n',
  kind: 'book',
  price: 1,
  stock: 0,
  weight: null,
  made: '2024-01-02T03:04:05Z',
  mail: 'm',
};

const requests = {
  found: { url: '/v1/items/1' },
  missing: { url: '/v1/items/404', headers: { 'accept-language': 'fr' } },
  list: { url: '/v1/items?kind=book&kind=food&deep=TRUE' },
  head: { method: 'HEAD', url: '/v1/items?page=3' },
  created: { method: 'POST', url: '/v1/items', payload: valid },
  tooMany: { method: 'POST', url: '/v1/items', payload: { ...valid, phone: 'p' } },
  imported: {
    method: 'POST',
    url: '/v1/items/import',
    payload: [valid],
    claims: { roles: ['admin'], scope: 'items.write items.import' },
  },
  refused: { method: 'POST', url: '/v1/items/import', payload: [valid], claims: { roles: ['admin'] } },
  reindexed: { method: 'POST', url: '/v1/items/reindex', claims: { roles: ['owner'] } },
  events: { url: '/v1/items/events', claims: { roles: ['owner'] } },
  text: { url: '/text', key: 'Partner', claims: {} },
  previous: { url: '/text', key: 'OldPartner', claims: {} },
  count: { url: '/count', key: 'Partner', claims: {} },
  labels: { url: '/labels', key: 'Partner', claims: {} },
  download: { url: '/files/a%2Fb/raw', key: 'Partner', claims: {} },
};

const probe = `import { createContext } from './src/context.ts';
import { buildApp } from './src/gen/app.ts';
import { contract } from './src/gen/contract.ts';
import { bearer, testConfig } from './src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('./', import.meta.url));
const app = await buildApp(config, await createContext(config));
const answers = {};
for (const [name, { key = 'Auth', claims, headers, ...request }] of Object.entries(${JSON.stringify(requests)})) {
  const token = claims === undefined ? {} : bearer(config, key, claims);
  const { statusCode, headers: sent, body } = await app.inject({ ...request, headers: { ...headers, ...token } });
  answers[name] = { statusCode, type: sent['content-type'], seen: sent['x-seen'], page: sent['x-page'], body };
}
process.stdout.write(JSON.stringify(answers));
`;

describe('the service of everything, with logic', () => {
  it('carries every kind of request to the logic, and every kind of response back', async () => {
    const folder = await project('everything', { ...ownLogic, 'probe.js': probe });
    expect(await typeCheck(folder)).toBe('');
    const { output } = await run(process.execPath, ['probe.js'], folder);
    const steady = output.replaceAll(/(\\"requestId\\":\\")[^\\]*/g, '$1…');
    expect(JSON.parse(steady)).toMatchInlineSnapshot(`
      {
        "count": {
          "body": "7",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "created": {
          "body": "{"createdAt":1,"id":"12","name":"n","kind":"book","size":"medium","price":1,"weight":null,"made":"2024-01-02T03:04:05Z","mail":"m"}",
          "statusCode": 201,
          "type": "application/json; charset=utf-8",
        },
        "download": {
          "body": "{"path":"a/b"}",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "events": {
          "body": ": 

      id: 7
      data: {"id":1,"kind":"made"}

      ",
          "statusCode": 200,
          "type": "text/event-stream",
        },
        "found": {
          "body": "{"createdAt":1,"id":"9007199254740991","name":"n","kind":"book","size":"small","price":1.5,"weight":null,"made":"2024-01-02T03:04:05Z"}",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "head": {
          "body": "",
          "page": "3",
          "statusCode": 204,
        },
        "imported": {
          "body": "[12]",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "labels": {
          "body": "{"a":{"b":"c"}}",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "list": {
          "body": "{"items":[],"total":0}",
          "seen": "{"kind":["book","food"],"deep":true,"page":1,"size":20}",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "missing": {
          "body": "{"code":"fr"}",
          "statusCode": 404,
          "type": "application/json; charset=utf-8",
        },
        "previous": {
          "body": ""it is \\"developer\\""",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "refused": {
          "body": "{"type":"about:blank","title":"Forbidden","status":403,"detail":"The token does not allow this.","instance":"/v1/items/import","requestId":"…"}",
          "statusCode": 403,
          "type": "application/problem+json",
        },
        "reindexed": {
          "body": "",
          "statusCode": 202,
        },
        "text": {
          "body": ""it is \\"developer\\""",
          "statusCode": 200,
          "type": "application/json; charset=utf-8",
        },
        "tooMany": {
          "body": "{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request has one error.","instance":"/v1/items","requestId":"…","errors":[{"in":"body","pointer":"","detail":"must have exactly one of \\"mail\\", \\"phone\\""}]}",
          "statusCode": 400,
          "type": "application/problem+json",
        },
      }
    `);
  });
});
