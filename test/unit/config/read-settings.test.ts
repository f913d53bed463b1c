import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import { findProject, readSettings } from '../../../src/config/read-settings.ts';
import { printSettings, printSettingsSchema, type Settings } from '../../../src/config/settings.ts';

const settings: Settings = {
  contract: 'api/user.api',
  name: 'user-api',
  port: 8080,
  adminPort: 9090,
  packageManager: 'npm',
  int64: 'number',
};

async function read(text: string | Uint8Array): Promise<{ value: Settings | undefined; found: string[] }> {
  const host = createMemoryHost({ files: { '/memory/apigen.json': text } });
  const { value, diagnostics, source } = await readSettings(host.files, '/memory');
  const found = diagnostics.map(
    ({ code, span }) => `${code} ${span === undefined ? '' : source.text.slice(span.start, span.end)}`,
  );
  return { value, found };
}

describe('readSettings', () => {
  it('reads what it prints', async () => {
    expect(await read(printSettings(settings))).toEqual({ value: settings, found: [] });
  });

  it('fills in what is left out', async () => {
    expect((await read('{ "contract": "api/user.api", "name": "user-api" }')).value).toEqual(settings);
  });

  it.each(['./api/user.api', 'api//user.api', 'api/../api/./user.api'])(
    'knows one contract by one path, also written as %s',
    async (contract) => {
      expect((await read(`{ "contract": "${contract}", "name": "user-api" }`)).value).toEqual(settings);
    },
  );

  it.each<[string, string[]]>([
    ['{', ['json-syntax ']],
    ['', ['json-syntax ']],
    ['{"name": "a",}', ['json-syntax }']],
    ["{'name': 1}", ["json-syntax 'name'"]],
    ['{"name" "a"}', ['json-syntax "a"']],
    ['{"name": "a"} x', ['json-syntax x']],
    ['{"name": "a\n"}', ['json-syntax "a']],
    ['[]', ['setting-invalid []']],
    ['{"name": "a"}', ['setting-missing {']],
    ['{"contract": "a.api", "name": "a", "prot": 1}', ['setting-unknown "prot"']],
    ['{"contract": "a.api", "name": "a", "name": "b"}', ['setting-duplicate "name"']],
    [
      '{"contract": "a.api", "name": "A", "name": "b", "prot": 1, "prot": 2}',
      [
        'setting-invalid "A"',
        'setting-duplicate "name"',
        'setting-unknown "prot"',
        'setting-duplicate "prot"',
      ],
    ],
    [
      '{"contract": "a.api", "name": "a", "plugins": [{ "name": "p", "command": "" }]}',
      ['setting-invalid ""'],
    ],
    ['{"contract": "/a.api", "name": "a"}', ['setting-invalid "/a.api"']],
    ['{"contract": "C:/a.api", "name": "a"}', ['setting-invalid "C:/a.api"']],
    ['{"contract": "a.txt", "name": "a"}', ['setting-invalid "a.txt"']],
    ['{"contract": "a.api", "name": "../x"}', ['setting-invalid "../x"']],
    ['{"contract": "a.api", "name": "a", "port": "80"}', ['setting-invalid "80"']],
    ['{"contract": "a.api", "name": "a", "port": 1e9}', ['setting-invalid 1e9']],
    ['{"contract": "a.api", "name": "a", "packageManager": "bun"}', ['setting-invalid "bun"']],
    ['{"contract": ["a.api"], "name": {}}', ['setting-invalid ["a.api"]', 'setting-invalid {}']],
    ['{"contract": "a.api", "name": "a", "__proto__": 1}', ['setting-unknown "__proto__"']],
  ])('points at the mistake in %j', async (text, expected) => {
    const { value, found } = await read(text);
    expect(found).toEqual(expected);
    expect(value).toBeUndefined();
  });

  it('survives nesting without end and text that is none', async () => {
    expect((await read('['.repeat(100_000))).found).toEqual(['json-syntax [']);
    expect((await read(Uint8Array.from([0xff, 0xfe]))).found).toEqual(['settings-not-utf8 ']);
  });

  it('describes every setting in the schema for editors', () => {
    const schema: unknown = JSON.parse(printSettingsSchema());
    expect(schema).toMatchObject({
      required: ['contract', 'name'],
      additionalProperties: false,
      properties: {
        port: { type: 'integer', default: 8080 },
        packageManager: { enum: ['npm', 'pnpm', 'yarn'] },
        int64: { enum: ['number', 'bigint', 'string'], default: 'number' },
      },
    });
  });
});

describe('findProject', () => {
  it('looks upwards', async () => {
    const host = createMemoryHost({ files: { '/memory/apigen.json': '{}', '/memory/src/deep/': '' } });
    expect(await findProject(host.files, '/memory/src/deep')).toBe('/memory');
    expect(await findProject(host.files, '/')).toMatchObject({ code: 'project-not-found' });
  });
});
