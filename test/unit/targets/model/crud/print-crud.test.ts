import { describe, expect, it } from 'vitest';
import type { TableSchema } from '../../../../../src/database/schema.ts';
import { compile } from '../../../../support/compile.ts';
import { generateCrudOf } from '../../../../support/database/generate-crud.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../../../support/database/schema-builder.ts';

const identity = columnOf('id', 'int64', { identity: 'by-default' });
const one = { primaryKey: { columns: ['id'] } };
const now = { kind: 'expression', value: 'CURRENT_TIMESTAMP' } as const;

const users = tableOf(
  'users',
  [
    identity,
    columnOf('email', 'text', { type: { name: 'varchar', length: 190 } }),
    columnOf('password_hash', 'text'),
    columnOf('nickname', 'text', { isNullable: true }),
    columnOf('status', 'enum', {
      default: { kind: 'literal', value: 'active' },
      type: { values: ['active', 'blocked'] },
    }),
    columnOf('seen', 'datetime', { isNullable: true }),
    columnOf('version', 'integer', { default: { kind: 'literal', value: '1' } }),
    columnOf('created_at', 'datetime', { default: now }),
    columnOf('deleted_at', 'datetime', { isNullable: true }),
  ],
  { ...one, comment: 'Those who buy.', indexes: [uniqueOf('users_email', 'email')] },
);

async function contractOf(table: TableSchema): Promise<string> {
  return (await generateCrudOf(databaseOf([table]))).contract;
}

function typeIn(contract: string, name: string): string {
  return new RegExp(`\\t${name} \\{\\n([^}]*)\\}`).exec(contract)?.[1] ?? '';
}

describe('the contract of tables', () => {
  it('lists, shows, makes, changes and deletes the rows of a table', async () => {
    const { contract } = await generateCrudOf(databaseOf([users]));
    const { value, diagnostics } = await compile({ 'shop.api': contract });
    expect(diagnostics).toEqual([]);
    expect(
      value?.groups.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`)),
    ).toEqual([
      'get /v1/users',
      'get /v1/users/:id',
      'post /v1/users',
      'patch /v1/users/:id',
      'delete /v1/users/:id',
    ]);
  });

  it('shows null where MySQL may hold a zero date, and takes none', async () => {
    const zero = { kind: 'literal', value: '0000-00-00 00:00:00' } as const;
    const contract = await contractOf(
      tableOf('things', [identity, columnOf('gone', 'datetime', { default: zero })], one),
    );
    expect(typeIn(contract, 'Things')).toMatch(/Gone +\*time\.Time/);
    expect(typeIn(contract, 'CreateThingsReq')).toMatch(/Gone +time\.Time +`json:"gone,optional"`/);
  });

  it('takes a secret and never shows it', async () => {
    const contract = await contractOf(users);
    expect(typeIn(contract, 'Users')).not.toContain('password_hash');
    expect(typeIn(contract, 'CreateUsersReq')).toContain('PasswordHash');
    expect(typeIn(contract, 'ListUsersReq')).not.toContain('password');
  });

  it('neither shows nor takes the mark of deleted rows', async () => {
    expect(await contractOf(users)).not.toContain('deleted_at');
  });

  it('asks nobody for what the database numbers, counts and stamps', async () => {
    const create = typeIn(await contractOf(users), 'CreateUsersReq');
    expect(create).not.toMatch(/"(?:id|version|created_at)\b/);
  });

  it('wants to know which version is changed', async () => {
    expect(typeIn(await contractOf(users), 'UpdateUsersReq')).toMatch(/Version +int\d* +`json:"version"`/);
  });

  it('says what a column takes', async () => {
    const create = typeIn(await contractOf(users), 'CreateUsersReq');
    expect(create).toContain('`json:"email" validate:"max=190"`');
    expect(create).toContain('`json:"status,optional,options=active|blocked"`');
    expect(create).toMatch(/Nickname +\*string +`json:"nickname,optional"`/);
  });

  it.each([
    ['mysql', 'smallint', 'int16'],
    ['postgres', 'integer', 'int32'],
    ['sqlite', 'integer', 'int'],
    ['sqlite', 'smallint', 'int'],
  ] as const)('has for an integer of %s, %s, what it takes: %s', async (dialect, name, expected) => {
    const taken = columnOf('taken', 'integer', { type: { name } });
    const table = tableOf('things', [identity, taken], one);
    const { contract } = await generateCrudOf(databaseOf([table], { dialect }));
    expect(typeIn(contract, 'Things')).toMatch(new RegExp(`Taken +${expected} +`));
  });

  it('wants the key of a new row, also where SQLite takes null for one', async () => {
    const table = tableOf('docs', [columnOf('id', 'text', { isNullable: true })], one);
    const { contract } = await generateCrudOf(databaseOf([table], { dialect: 'sqlite' }));
    expect(typeIn(contract, 'CreateDocsReq')).toMatch(/Id +string +`json:"id"`/);
    expect(typeIn(contract, 'Docs')).toMatch(/Id +\*string +`json:"id"`/);
  });

  it('narrows down and sorts by what an index makes quick', async () => {
    const list = typeIn(await contractOf(users), 'ListUsersReq');
    expect(list).toContain('form:"email,optional"');
    expect(list).toContain('options=id|-id|email|-email|created_at|-created_at');
    expect(list).not.toContain('nickname');
  });

  it('takes a key of several columns apart in the path', async () => {
    const table = tableOf('order_items', [columnOf('order_id', 'int64'), columnOf('line', 'integer')], {
      primaryKey: { columns: ['order_id', 'line'] },
    });
    const contract = await contractOf(table);
    expect(contract).toContain('delete /:order_id/:line (OrderItemsKey)');
    expect((await compile({ 'shop.api': contract })).diagnostics).toEqual([]);
    // Nothing is left to change.
    expect(contract).not.toContain('patch');
  });

  it('only lists what has no key, page by page', async () => {
    const contract = await contractOf(tableOf('log', [columnOf('message', 'text')]));
    expect(contract.match(/@handler \w+/g)).toEqual(['@handler listLog']);
    expect(typeIn(contract, 'ListLogReq')).toContain('form:"page,default=1');
  });

  it('makes a row of a table that consists of a number alone', async () => {
    const contract = await contractOf(tableOf('tickets', [identity], one));
    expect(contract).toContain('post / returns (Tickets)');
    expect((await compile({ 'shop.api': contract })).diagnostics).toEqual([]);
  });

  it.each([
    ['__proto__', 'constructor'],
    ['a"b`c', '*/ ${process.exit()}'],
    ['💥', 'type'],
    ['cursor', 'limit'],
    ['a\nb', 'a b'],
    ['日本', '名前'],
  ])('is a contract without a fault for the columns %j and %j', async (first, second) => {
    const table = tableOf(
      first,
      [identity, columnOf(first, 'text', { comment: second }), columnOf(second, 'datetime')],
      { ...one, comment: first, indexes: [uniqueOf('u', first)] },
    );
    const { contract } = await generateCrudOf(databaseOf([table]));
    expect((await compile({ 'shop.api': contract })).diagnostics).toEqual([]);
  });

  it('has digits where the numbers of the logic could not hold what the table does', async () => {
    const { contract } = await generateCrudOf(databaseOf([users]), {}, { int64: 'bigint' });
    expect(typeIn(contract, 'UsersKey')).toContain('string `path:"id" validate:"numeric"`');
  });
});

describe('the logic of tables', () => {
  it('hands on what is the same on both sides', async () => {
    const items = tableOf('items', [identity, columnOf('sku', 'text')], {
      ...one,
      foreignKeys: [foreignKeyOf('sku', 'products', 'sku')],
    });
    const { logic } = await generateCrudOf(databaseOf([items]));
    expect([...logic.keys()].toSorted()).toEqual([
      'src/logic/items/create-items.ts',
      'src/logic/items/delete-items.ts',
      'src/logic/items/get-items.ts',
      'src/logic/items/list-items.ts',
      'src/logic/items/update-items.ts',
    ]);
    expect(logic.get('src/logic/items/get-items.ts')).toBe(
      [
        `import type { GetItems } from '../../gen/handler/items.ts';`,
        '',
        'export const getItems: GetItems = async ({ id }, ctx) => {',
        '  return ctx.models.items.getById(id);',
        '};',
        '',
      ].join('\n'),
    );
  });

  it('converts what is not, leaves out what is not shown, and checks the version', async () => {
    const { logic } = await generateCrudOf(databaseOf([users]));
    const conversions = logic.get('src/logic/users/convert-users.ts');
    expect(conversions).toContain('seen: row.seen === null ? null : row.seen.toISOString()');
    expect(conversions).toContain(
      '...(seen === undefined ? {} : { seen: seen === null ? null : new Date(seen) })',
    );
    expect(conversions).not.toContain('password_hash');
    expect(logic.get('src/logic/users/update-users.ts')).toContain(
      'update(id, toUsersUpdate(change), { version })',
    );
  });
});
