import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../../src/base/source.ts';
import { parseJson } from '../../../src/config/parse-json.ts';
import { repositoryRoot } from '../../support/repository.ts';
import {
  databaseMemberNames,
  readDatabaseSettings,
  type ReadDatabaseSettings,
} from '../../../src/config/read-database-settings.ts';

function read(text: string): ReadDatabaseSettings {
  const node = parseJson(createSource('apigen.json', text));
  if (!('kind' in node)) throw new Error('The test gives JSON.');
  return readDatabaseSettings(node);
}

describe('the setting "database"', () => {
  it('needs a dialect alone', () => {
    expect(read('{ "dialect": "mysql" }')).toEqual({
      value: {
        dialect: 'mysql',
        tables: [],
        dialects: ['mysql', 'sqlite'],
        naming: 'column',
        types: [],
        renames: [],
        softDelete: [],
        versionColumn: [],
        readOnly: [],
      },
      problems: [],
    });
  });

  it('reads everything else', () => {
    const { value, problems } = read(
      JSON.stringify({
        dialect: 'postgres',
        schema: 'shop',
        tables: ['order_*', '!order_tmp'],
        dialects: ['postgres'],
        naming: 'camel',
        int64: 'string',
        types: {
          'users.settings': { type: 'Settings', from: './src/types.ts' },
          'decimal(*)': 'number',
        },
        renames: { t_user: 'user', 't_user.e_mail': 'email' },
        cache: { tables: ['users'], ttl: '1h' },
        softDelete: false,
        versionColumn: { users: 'rev', '*': false },
        readOnly: true,
      }),
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({
      dialect: 'postgres',
      schema: 'shop',
      tables: ['order_*', '!order_tmp'],
      dialects: ['postgres'],
      naming: 'camel',
      int64: 'string',
      types: [
        { pattern: 'users.settings', type: { kind: 'import', name: 'Settings', from: './src/types.ts' } },
        { pattern: 'decimal(*)', type: { kind: 'word', word: 'number' } },
      ],
      renames: [
        { pattern: 't_user', to: 'user' },
        { pattern: 't_user.e_mail', to: 'email' },
      ],
      cache: { tables: ['users'], ttl: '1h' },
      softDelete: [{ pattern: '*', column: null }],
      versionColumn: [
        { pattern: 'users', column: 'rev' },
        { pattern: '*', column: null },
      ],
      readOnly: ['*'],
    });
  });

  it.each([
    ['[]', 'database'],
    ['{}', 'database.dialect'],
    ['{ "dialect": "oracle" }', 'database.dialect'],
    ['{ "dialect": "mysql", "dialect": "sqlite" }', 'database'],
    ['{ "dialect": "mysql", "colour": 1 }', 'database'],
    ['{ "dialect": "mysql", "schema": "" }', 'database.schema'],
    ['{ "dialect": "mysql", "tables": "users" }', 'database.tables'],
    ['{ "dialect": "mysql", "tables": ["users", 1] }', 'database.tables'],
    ['{ "dialect": "mysql", "dialects": ["mysql", "dbase"] }', 'database.dialects'],
    ['{ "dialect": "mysql", "naming": "snake" }', 'database.naming'],
    ['{ "dialect": "mysql", "int64": "bytes" }', 'database.int64'],
    ['{ "dialect": "mysql", "types": [] }', 'database.types'],
    ['{ "dialect": "mysql", "types": { "a.b": "int" } }', 'database.types["a.b"]'],
    ['{ "dialect": "mysql", "types": { "a.b": { "type": "T<1>", "from": "x" } } }', 'database.types["a.b"]'],
    [`{ "dialect": "mysql", "types": { "a.b": { "type": "T", "from": "./'; evil();//.ts" } } }`, undefined],
    [
      '{ "dialect": "mysql", "types": { "a.b": { "type": "T", "from": "./a/../x.ts" } } }',
      'database.types["a.b"]',
    ],
    [
      '{ "dialect": "mysql", "types": { "a.b": { "type": "T", "from": "./../x.ts" } } }',
      'database.types["a.b"]',
    ],
    ['{ "dialect": "mysql", "renames": { "a": "-" } }', 'database.renames["a"]'],
    ['{ "dialect": "mysql", "cache": true }', 'database.cache'],
    ['{ "dialect": "mysql", "cache": { "ttl": "soon" } }', 'database.cache.ttl'],
    ['{ "dialect": "mysql", "softDelete": true }', 'database.softDelete'],
    ['{ "dialect": "mysql", "versionColumn": { "a": 1 } }', 'database.versionColumn'],
    ['{ "dialect": "mysql", "readOnly": 1 }', 'database.readOnly'],
  ])('says what is wrong with %s, at its place', (text, name) => {
    const { value, problems } = read(text);
    expect(problems[0]?.name).toBe(name);
    expect(value === undefined).toBe(name !== undefined);
  });

  it('is shown whole in the documentation', () => {
    const page = readFileSync(join(repositoryRoot, 'docs/models.md'), 'utf8');
    const shown = /```json\n\{\n {2}"database": ([^]*?)\n\}\n```/.exec(page)?.[1] ?? '';
    expect(read(shown).problems).toEqual([]);
    const members = Object.keys(JSON.parse(shown) as object); // an object, as it was read without a problem
    expect(members.toSorted()).toEqual(databaseMemberNames.toSorted());
  });
});
