import { describe, expect, it } from 'vitest';
import { databaseSchemaFormat, type DatabaseSchema } from '../../../src/database/schema.ts';
import { selectTables } from '../../../src/database/select-tables.ts';

function schemaOf(...names: string[]): DatabaseSchema {
  return {
    format: databaseSchemaFormat,
    dialect: 'postgres',
    defaultSchema: 'public',
    tables: names.map((name) => {
      const [schema = '', table] = name.includes('|') ? name.split('|') : [undefined, name];
      return {
        schema: name.includes('|') ? schema : null,
        name: table ?? '',
        kind: 'table',
        comment: '',
        columns: [],
        primaryKey: null,
        indexes: [],
        foreignKeys: [],
        checks: [],
        isPartitioned: false,
      };
    }),
  };
}

const shop = schemaOf('users', 'order_items', 'order_tmp', 'orders', 'auth|users', 'auth|keys', 'a.b', 'x*');

function choose(...patterns: string[]): string[] {
  const { value, diagnostics } = selectTables(shop, patterns);
  if (diagnostics.length > 0) return diagnostics.map((diagnostic) => diagnostic.message);
  return value.tables.map((table) => (table.schema === null ? table.name : `${table.schema}|${table.name}`));
}

describe('selectTables', () => {
  it.each([
    [['orders'], ['orders']],
    [['orders,order_items'], ['order_items', 'orders']],
    [
      ['orders', ' order_items , keys'],
      ['order_items', 'orders', 'auth|keys'],
    ],
    [['order*'], ['order_items', 'order_tmp', 'orders']],
    [['order_*', '!order_tmp'], ['order_items']],
    [['order_*,!*_tmp'], ['order_items']],
    [['order?'], ['orders']],
    [['!order_tmp,!orders'], ['users', 'order_items', 'a.b', 'x*']],
    [['auth.users'], ['auth|users']],
    [['public.users,auth.users'], ['users', 'auth|users']],
    [['auth.*'], ['auth|users', 'auth|keys']],
    [['*.users'], ['users', 'auth|users']],
    [['"a.b"'], ['a.b']],
    [['"x*"'], ['x*']],
    [[], ['users', 'order_items', 'order_tmp', 'orders', 'a.b', 'x*']],
  ])('takes %j for %j', (patterns, names) => {
    expect(choose(...patterns)).toEqual(names);
  });

  it.each([
    [['orderz'], ['There is no table or view "orderz". Did you mean "orders"?']],
    [['Users'], ['There is no table or view "Users". Did you mean "users" or "orders"?']],
    [
      ['pay,orderz'],
      ['There is no table or view "pay".', 'There is no table or view "orderz". Did you mean "orders"?'],
    ],
    [['pay_*'], ['No table or view matches "pay_*".']],
    [['key*'], ['No table or view matches "key*". Did you mean "auth.key*"?']],
    [['orders,!order*'], ['The patterns "orders,!order*" leave no table over. Choose at least one.']],
    [['auth.user'], ['There is no table or view "auth.user". Did you mean "auth.users" or "auth.keys"?']],
    [
      ['users'],
      [
        'The table "users" is in several schemas: "public", "auth". Write which one is meant, as in "public.users".',
      ],
    ],
  ])('says for %j: %j', (patterns, messages) => {
    expect(choose(...patterns)).toEqual(messages);
  });

  it('means the only schema by patterns without one', () => {
    const all = selectTables(schemaOf('auth|users', 'auth|keys'), ['*', '!keys']);
    expect(all.value.tables.map(({ name }) => name)).toEqual(['users']);
    expect(selectTables(schemaOf('auth|users', 'auth|keys'), []).value.tables).toHaveLength(2);
  });

  it('says that there is nothing to choose from', () => {
    expect(selectTables(schemaOf(), ['users']).diagnostics.map(({ code }) => code)).toEqual(['table-none']);
  });

  it.each(['(', '[', '\\', '^$', '+', '{2}', '"', '""', '!', ',', '.', '..', '\u{1f600}', '-', '|'])(
    'bears the pattern %s',
    (pattern) => {
      expect(() => selectTables(shop, [pattern])).not.toThrow();
    },
  );

  it('makes no model of the table that remembers migrations, unless it is named', () => {
    const tables = (...patterns: string[]) =>
      selectTables(schemaOf('apigen_migrations', 'users'), patterns).value.tables.map(({ name }) => name);
    expect(tables()).toEqual(['users']);
    expect(tables('*')).toEqual(['users']);
    expect(tables('apigen_migrations')).toEqual(['apigen_migrations']);
  });
});
