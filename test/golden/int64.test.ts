import { rmSync } from 'node:fs';
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

const handlers = '../gen/handler/root.ts';
const big = { number: '5', bigint: '9007199254740993n', string: "'9007199254740993'" };

/** Logic that gives back what it was given. */
function ownLogic(int64: keyof typeof big): Readonly<Record<string, string>> {
  const file = (type: string, name: string, code: string): string =>
    `import type { ${type} } from '${handlers}';\n\nexport const ${name}: ${type} = ${code};\n`;
  const toExact = { number: 'Number(total)', bigint: 'total', string: 'String(total)' }[int64];
  return {
    'src/logic/echo.ts': file('Echo', 'echo', 'async (req) => req'),
    'src/logic/lookup.ts': file('Lookup', 'lookup', 'async (req) => req'),
    'src/logic/submit.ts': file('Submit', 'submit', 'async (req) => req'),
    'src/logic/sum.ts': file(
      'Sum',
      'sum',
      `async (req) => {\n  let total = 0n;\n  for (const one of req) total += BigInt(one);\n  return ${toExact};\n}`,
    ),
    'src/logic/name.ts': file(
      'Name',
      'name',
      'async ({ id }, ctx) => (String(id) === "404" ? ctx.respond(404, { id }) : `id ${id}`)',
    ),
    'src/logic/last.ts': file(
      'Last',
      'last',
      `async ({ id }, ctx) => (String(id) === '404' ? ctx.respond(404, undefined) : ${big[int64]})`,
    ),
    'src/logic/count.ts': file('Count', 'count', `async () => ${big[int64]}`),
    'src/logic/watch.ts': file(
      'Watch',
      'watch',
      `async function* () {\n  const id = ${big[int64]};\n  const more = { maybe: null, list: [id], ids: [], map: { a: id }, choice: ${int64 === 'number' ? '1' : int64 === 'bigint' ? '1n' : "'1'"}, small: 1 } as const;\n  yield { data: { ...more, list: [id], ids: [], id, alias: id, text: id, filled: id } };\n}`,
    ),
  };
}

const node = (id: string, level: string): string =>
  `{"id":${id},"level":${level},"alias":${id},"text":"${id}","maybe":${id},"other":null,"list":[${id},1],"ids":[${id}],` +
  `"map":{"a":${level}},"choice":2,"zero":0,"small":3,"any":{"deep":[12345678901234567890]},` +
  `"next":{"id":1,"alias":1,"text":2,"maybe":null,"list":[],"map":{},"choice":1,"zero":${id},"small":0},"children":[]}`;

const post = (body: string): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json' },
});

const requests: Readonly<Record<string, readonly [string, RequestInit]>> = {
  beyond: ['/nodes', post(node('9007199254740993', '9007199254740993'))],
  edge: ['/nodes', post(node('9223372036854775807', '18446744073709551615'))],
  tooLarge: ['/nodes', post(node('9223372036854775808', '18446744073709551616'))],
  sum: ['/sums', post('[9223372036854775807,9223372036854775807,1]')],
  overflow: ['/sums', post('[9223372036854775807,9223372036854775807,9223372036854775807]')],
  lookup: [
    '/nodes/-9223372036854775808?level=18446744073709551615&list=9007199254740993&any=1,9007199254740993',
    { headers: { 'x-trace': '9223372036854775807' } },
  ],
  defaults: ['/nodes/7', {}],
  form: [
    '/forms',
    {
      method: 'POST',
      body: 'id=9223372036854775807',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
  ],
  badForm: ['/forms', post('{"id":1,"page":101}')],
  text: ['/names/9007199254740993', {}],
  problem: ['/names/404', {}],
  count: ['/count', {}],
  last: ['/last/1', {}],
  none: ['/last/404', {}],
  events: ['/events', {}],
};

const probe = `import { createContext } from './src/context.ts';
import { buildApp } from './src/gen/app.ts';
import { contract } from './src/gen/contract.ts';
import { testConfig } from './src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('./', import.meta.url));
const app = await buildApp(config, await createContext(config));
const url = await app.listen({ port: 0, host: '127.0.0.1' });
const answers = {};
for (const [name, [path, options]] of Object.entries(${JSON.stringify(requests)})) {
  const response = await fetch(url + path, options);
  answers[name] = [response.status, await response.text()];
}
await app.close();
process.stdout.write(JSON.stringify(answers));
`;

async function answers(int64: keyof typeof big): Promise<Record<string, readonly [number, string]>> {
  const contract = fileURLToPath(new URL('int64/input.api', import.meta.url));
  const folder = await writeService(contract, { ...ownLogic(int64), 'probe.js': probe }, { int64 });
  folders.push(folder);
  const types = await run(join(repositoryRoot, 'node_modules/.bin/tsc'), ['-p', folder], folder);
  expect(types.output).toBe('');
  const tested = await run(process.execPath, ['--test', 'test/gen/contract.test.ts'], folder);
  expect(tested.exitCode, tested.output).toBe(0);
  const { output } = await run(process.execPath, ['probe.js'], folder);
  return JSON.parse(output);
}

/** What comes back: required members first, defaults filled, `omitempty` applied, digits where the contract says so. */
const written = (id: string, level: string): string =>
  `{"id":${id},"alias":${id},"text":"${id}","maybe":${id},"list":[${id},1],"ids":[${id}],"map":{"a":${level}},"filled":7,` +
  `"choice":2,"small":3,"level":${level},"other":null,"any":{"deep":[12345678901234567000]},` +
  `"next":{"id":1,"alias":1,"text":"2","maybe":null,"list":[],"ids":[1,2],"map":{},"filled":7,"choice":1,"small":0,"zero":${id}},"children":[]}`;

describe.each(['bigint', 'string'] as const)('a service whose 64-bit integers are a %s', (int64) => {
  it('carries each of them exactly, and refuses what has more bits', async () => {
    const seen = await answers(int64);
    expect(seen['beyond']).toEqual([200, written('9007199254740993', '9007199254740993')]);
    expect(seen['edge']).toEqual([200, written('9223372036854775807', '18446744073709551615')]);
    expect(seen['tooLarge']?.[0]).toBe(400);
    expect(JSON.parse(seen['tooLarge']?.[1] ?? '').errors).toHaveLength(9);
    expect(seen['sum']).toEqual([200, '18446744073709551615']);
    expect(seen['overflow']?.[0]).toBe(500);
    expect(seen['lookup']).toEqual([
      200,
      '{"id":-9223372036854775808,"level":18446744073709551615,"list":[9007199254740993],"trace":9223372036854775807,"any":[1,9007199254740993]}',
    ]);
    expect(seen['defaults']).toEqual([200, '{"id":7,"level":3}']);
    expect(seen['form']).toEqual([200, '{"id":9223372036854775807,"page":1}']);
    expect(seen['badForm']?.[0]).toBe(400);
    expect(seen['text']).toEqual([200, '"id 9007199254740993"']);
    expect(seen['problem']).toEqual([404, '{"id":404}']);
    expect(seen['count']).toEqual([200, '9007199254740993']);
    expect(seen['last']).toEqual([200, '9007199254740993']);
    expect(seen['none']).toEqual([404, '']);
    expect(seen['events']?.[1]).toContain('data: {"id":9007199254740993,');
  });
});

describe('a service whose 64-bit integers are a number', () => {
  it('refuses what it would have to round', async () => {
    const seen = await answers('number');
    expect(seen['beyond']?.[0]).toBe(400);
    expect(seen['lookup']?.[0]).toBe(400);
    expect(seen['sum']?.[0]).toBe(400);
    expect(seen['form']?.[0]).toBe(400);
    expect(seen['defaults']).toEqual([200, '{"id":7,"level":3}']);
  });
});
