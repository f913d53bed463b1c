import { describe, expect, it } from 'vitest';
import type { DatabaseSchema, TableSchema } from '../../../../src/database/schema.ts';
import type { ModelOptions } from '../../../../src/targets/model/model-options.ts';
import { planModels, type ModelsPlan } from '../../../../src/targets/model/plan-models.ts';
import type { TablePlan } from '../../../../src/targets/model/table-plan.ts';
import { plainModelOptions } from '../../../support/database/generate-models.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../../support/database/schema-builder.ts';

function plan(
  tables: readonly TableSchema[],
  options: Partial<ModelOptions> = {},
  facts: Partial<DatabaseSchema> = {},
): ModelsPlan {
  return planModels({ ...databaseOf(tables), ...facts }, { ...plainModelOptions, ...options });
}

function only({ tables: [first] }: ModelsPlan): TablePlan {
  if (first === undefined) throw new Error('The test has a table.');
  return first;
}

const id = columnOf('id', 'integer', { identity: 'by-default' });
const key = { primaryKey: { columns: ['id'] } };

describe('keys that may be null', () => {
  const name = columnOf('name', 'text', { isNullable: true });
  const note = columnOf('note', 'text', { isNullable: true });
  const made = columnOf('made', 'text', {
    isNullable: true,
    default: { kind: 'expression', value: 'hex(randomblob(16))' },
  });

  it('as SQLite has them, are given with a row that is to be found again', () => {
    const tables = [tableOf('things', [name, made, note], { primaryKey: { columns: ['name', 'made'] } })];
    const { columns } = only(plan(tables, {}, { dialect: 'sqlite' }));
    expect(
      columns.map(({ property, isReadAsNull, isWrittenAsNull, isOptional }) => [
        property,
        isReadAsNull,
        isWrittenAsNull,
        isOptional,
      ]),
    ).toEqual([
      ['name', true, false, false],
      ['made', true, false, true],
      ['note', true, true, true],
    ]);
  });
});

describe('names of tables', () => {
  it.each([
    ['users', 'users', 'Users', 'users'],
    ['order_items', 'order-items', 'OrderItems', 'orderItems'],
    ['OrderItems', 'order-items', 'OrderItems', 'orderItems'],
    ['constructor', 'constructor', 'Constructor', 'constructor_'],
    ['__proto__', 'proto', 'Proto', 'proto'],
    ['class', 'class', 'Class', 'class_'],
    ['db', 'db', 'Db', 'db_'],
    ['with_tx', 'with-tx', 'WithTx', 'withTx_'],
    ['then', 'then', 'Then', 'then_'],
    ['con', 'con_', 'Con', 'con'],
    ['2fa', '2fa', '_2fa', '_2fa'],
    ['a`"\'\n*/${}', 'a', 'A', 'a'],
    ['😀', 'u-1f600', 'U1f600', 'u1f600'],
    ['订单', '订单', '订单', '订单'],
  ])('of %j are %s, %s and %s', (name, stem, type, property) => {
    const { problems, tables } = plan([tableOf(name, [id], key)]);
    expect(problems).toEqual([]);
    expect(tables[0]).toMatchObject({ stem, type, property });
  });

  it('show both tables that would give one model', () => {
    const { problems } = plan([tableOf('user_roles', [id]), tableOf('UserRoles', [id])]);
    expect(problems).toEqual([
      { kind: 'table-collision', tables: ['user_roles', 'UserRoles'], name: 'UserRoles' },
    ]);
  });

  it('follow a rename', () => {
    const { problems, tables } = plan([tableOf('user_roles', [id]), tableOf('UserRoles', [id])], {
      renames: [{ pattern: 'UserRoles', to: 'role_of_user' }],
    });
    expect(problems).toEqual([]);
    expect(tables.map(({ type }) => type)).toEqual(['UserRoles', 'RoleOfUser']);
  });

  it('have the schema in front where two schemas have a table of that name', () => {
    const tables = [tableOf('users', [id]), tableOf('users', [id], { schema: 'auth' })];
    expect(plan(tables).tables.map(({ type }) => type)).toEqual(['Users', 'AuthUsers']);
  });
});

describe('names of columns', () => {
  it('give way to those that every object has', () => {
    const names = ['constructor', '__proto__', 'to_string', 'id'];
    const { columns } = only(
      plan([
        tableOf(
          't',
          names.map((name) => columnOf(name, 'text')),
        ),
      ]),
    );
    expect(columns.map(({ property }) => property)).toEqual([
      'constructor_',
      '__proto___',
      'to_string',
      'id',
    ]);
    const camel = plan(
      [
        tableOf(
          't',
          names.map((name) => columnOf(name, 'text')),
        ),
      ],
      { naming: 'camel' },
    );
    expect(only(camel).columns.map(({ property }) => property)).toEqual([
      'constructor_',
      'proto',
      'toString_',
      'id',
    ]);
  });

  const table = tableOf('t', [columnOf('created_at', 'text'), columnOf('createdAt', 'text')]);

  it('are those of the database', () => {
    expect(only(plan([table])).columns.map(({ property }) => property)).toEqual(['created_at', 'createdAt']);
  });

  it('in camel case show both columns that would be one property', () => {
    expect(plan([table], { naming: 'camel' }).problems).toEqual([
      {
        kind: 'column-collision',
        table: 't',
        columns: ['created_at', 'createdAt'],
        name: 'createdAt',
      },
    ]);
  });

  it('follow a rename', () => {
    const { columns } = only(
      plan([table], { naming: 'camel', renames: [{ pattern: 't.createdAt', to: 'old' }] }),
    );
    expect(columns.map(({ property }) => property)).toEqual(['createdAt', 'old']);
  });
});

describe('types of columns', () => {
  const table = tableOf('t', [
    columnOf('wide', 'int64', { type: { sql: 'bigint(20)' } }),
    columnOf('price', 'decimal', { type: { name: 'decimal', sql: 'decimal(10,2)' } }),
    columnOf('settings', 'json'),
    columnOf('tags', 'text', { type: { dimensions: 1 } }),
    columnOf('mode', 'enum', { type: { values: ['a', "it's"] } }),
    columnOf('modes', 'set', { type: { values: ['a', 'b'] } }),
    columnOf('words', 'enum', { type: { values: ['a', 'b'], dimensions: 1 } }),
  ]);
  const typesOf = (options: Partial<ModelOptions>): readonly string[] =>
    only(plan([table], options)).columns.map(({ type }) => type);

  it('are exact', () => {
    expect(typesOf({})).toEqual([
      'number',
      'string',
      'unknown',
      'string[]',
      `'a' | "it's"`,
      "('a' | 'b')[]",
      "('a' | 'b')[]",
    ]);
  });

  it('follow the setting int64', () => {
    expect(typesOf({ int64: 'bigint' })[0]).toBe('bigint');
    expect(only(plan([table], { int64: 'string' })).columns[0]).toMatchObject({
      type: 'string',
      int64: 'string',
    });
  });

  it('are overridden by column, before pattern, before type of the database', () => {
    const types: ModelOptions['types'] = [
      { pattern: 'decimal(*)', type: { kind: 'word', word: 'number' } },
      { pattern: '*.price', type: { kind: 'import', name: 'Money', from: './src/money.ts' } },
      { pattern: 't.price', type: { kind: 'word', word: 'string' } },
      { pattern: 't.wide', type: { kind: 'word', word: 'bigint' } },
      { pattern: '*.tags', type: { kind: 'import', name: 'Tag', from: 'tags' } },
    ];
    expect(typesOf({ types }).slice(0, 4)).toEqual(['bigint', 'string', 'unknown', 'Tag[]']);
    expect(typesOf({ types: types.slice(0, 2) })[1]).toBe('Money');
    expect(typesOf({ types: types.slice(0, 1) })[1]).toBe('number');
  });

  it('are refused where values cannot be read so', () => {
    const types: ModelOptions['types'] = [{ pattern: 't.settings', type: { kind: 'word', word: 'Date' } }];
    expect(plan([table], { types }).problems).toEqual([
      {
        kind: 'type-impossible',
        column: 't.settings',
        sql: 'json',
        type: 'Date',
        possible: ['unknown'],
      },
    ]);
  });

  it('tell what nobody knows, unless its owner does', () => {
    const odd = tableOf('t', [columnOf('shape', 'unknown', { type: { sql: 'blob_of_clay' } })]);
    expect(plan([odd]).problems).toEqual([{ kind: 'type-unknown', column: 't.shape', sql: 'blob_of_clay' }]);
    const types: ModelOptions['types'] = [{ pattern: 'blob_of_*', type: { kind: 'word', word: 'unknown' } }];
    expect(plan([odd], { types }).problems).toEqual([]);
  });

  it('of a mark that no table has are told, for rows would be removed without it', () => {
    const marked = (column: string): Partial<ModelOptions> => ({ softDelete: [{ pattern: '*', column }] });
    expect(plan([table], marked('gone')).problems).toMatchObject([
      { kind: 'convention-impossible', setting: 'softDelete', table: '*', column: 'gone' },
    ]);
    const other = tableOf('u', [columnOf('gone', 'datetime', { isNullable: true })]);
    expect(plan([table, other], marked('gone')).problems).toEqual([]);
  });

  it('of decimals that SQLite rounds are told', () => {
    const money = (name: string, precision: number | null) =>
      columnOf(name, 'decimal', { type: { precision, scale: 2 } });
    const prices = tableOf('prices', [money('small', 15), money('large', 16), money('open', null)]);
    const problem = { kind: 'decimals-rounded', columns: ['prices.large', 'prices.open'] };
    expect(plan([prices], {}, { dialect: 'sqlite' }).problems).toEqual([problem]);
    expect(plan([prices], {}, { dialect: 'mysql' }).problems).toEqual([]);
  });

  it('of patterns that match nothing are told', () => {
    const types: ModelOptions['types'] = [{ pattern: 't.pricee', type: { kind: 'word', word: 'string' } }];
    expect(plan([table], { types }).problems).toMatchObject([
      { kind: 'pattern-unmatched', setting: 'types', pattern: 't.pricee' },
    ]);
  });
});

describe('keys', () => {
  it('serve tables without primary key when they are unique and never null', () => {
    const { keys, isReadOnly } = only(
      plan([
        tableOf('t', [columnOf('code', 'text'), columnOf('name', 'text', { isNullable: true })], {
          indexes: [uniqueOf('a', 'name'), uniqueOf('b', 'code')],
        }),
      ]),
    );
    expect(isReadOnly).toBe(false);
    expect(keys.primary.map(({ property }) => property)).toEqual(['code']);
    expect(keys.unique.map(({ name }) => name)).toEqual(['name']);
  });

  it('that a predicate or a prefix narrows tell no rows apart', () => {
    const narrowed = { ...uniqueOf('a', 'code'), where: 'deleted_at is null' };
    const cut = {
      ...uniqueOf('b', 'code'),
      parts: [{ kind: 'column', column: 'code', isDescending: false, prefix: 4 } as const],
    };
    const { keys, isReadOnly } = only(
      plan([tableOf('t', [columnOf('code', 'text')], { indexes: [narrowed, cut] })]),
    );
    expect(keys).toMatchObject({ primary: [], unique: [] });
    expect(isReadOnly).toBe(true);
  });

  it('of values that nothing can be compared with have no methods, and serve no table', () => {
    const odd = [columnOf('data', 'json'), columnOf('flags', 'set')];
    const tags = { ...columnOf('tags', 'text'), type: { ...columnOf('tags', 'text').type, dimensions: 1 } };
    const indexes = ['data', 'flags', 'tags'].map((name) => uniqueOf(name, 'id', name));
    const { keys, isReadOnly } = only(
      plan([tableOf('t', [columnOf('id', 'integer'), ...odd, tags], { indexes })]),
    );
    expect(keys).toMatchObject({ primary: [], unique: [] });
    expect(isReadOnly).toBe(true);
  });

  it('hide no method that every model has', () => {
    const { keys } = only(
      plan([
        tableOf('t', [columnOf('uuid', 'uuid'), columnOf('id', 'integer'), columnOf('ids', 'text')], {
          primaryKey: { columns: ['uuid'] },
          indexes: [uniqueOf('a', 'id'), uniqueOf('b', 'ids')],
        }),
      ]),
    );
    expect(keys.unique.map(({ suffix }) => suffix)).toEqual(['IdKey', 'IdsKey']);
  });

  it('of one name are told apart', () => {
    const { keys } = only(
      plan([
        tableOf('t', [id, columnOf('e_mail', 'text'), columnOf('eMail', 'text')], {
          ...key,
          indexes: [uniqueOf('a', 'e_mail'), uniqueOf('b', 'eMail')],
        }),
      ]),
    );
    expect(new Set(keys.unique.map(({ suffix }) => suffix)).size).toBe(2);
  });

  it('on columns that are not there are left out', () => {
    const broken = tableOf('t', [id], {
      primaryKey: { columns: ['gone'] },
      indexes: [uniqueOf('a', 'gone')],
    });
    expect(only(plan([broken])).keys).toMatchObject({ primary: [], unique: [] });
  });
});

describe('conventions', () => {
  const table = tableOf(
    't',
    [
      id,
      columnOf('version', 'integer'),
      columnOf('deleted_at', 'datetime', { isNullable: true }),
      columnOf('removed', 'boolean'),
      columnOf('note', 'text'),
    ],
    key,
  );

  it('are found by name and kind, and told', () => {
    const found = plan([table]);
    const { version, softDelete } = only(found).conventions;
    expect(version?.property).toBe('version');
    expect(softDelete).toMatchObject({ column: { property: 'deleted_at' }, marks: 'time' });
    expect(found.conventions.map((convention) => convention.table)).toEqual(['t', 't']);
  });

  it('need a fitting kind', () => {
    const plain = tableOf('t', [id, columnOf('version', 'text'), columnOf('deleted_at', 'datetime')], key);
    expect(only(plan([plain])).conventions).toEqual({ version: undefined, softDelete: undefined });
  });

  it('take no version that rows are told apart by, unless it is asked for', () => {
    const columns = [id, columnOf('file', 'integer'), columnOf('version', 'integer')];
    const numbered = tableOf('t', columns, { ...key, indexes: [uniqueOf('a', 'file', 'version')] });
    expect(only(plan([numbered])).conventions.version).toBeUndefined();
    const asked = plan([numbered], { versionColumn: [{ pattern: 't', column: 'version' }] });
    expect(only(asked).conventions.version).toMatchObject({ property: 'version' });
  });

  it.each([
    ['integer', '1'],
    ['boolean', 'true'],
    ['datetime', 'CURRENT_TIMESTAMP'],
  ] as const)('do not take a mark that every new row would have (%s, %s)', (kind, value) => {
    const mark = columnOf('del_flag', kind, { isNullable: true, default: { kind: 'literal', value } });
    const marked = { ...mark, name: kind === 'datetime' ? 'deleted_at' : 'del_flag' };
    expect(only(plan([tableOf('t', [id, marked], key)])).conventions.softDelete).toBeUndefined();
    const { problems } = plan([tableOf('t', [id, marked], key)], {
      softDelete: [{ pattern: 't', column: marked.name }],
    });
    expect(problems).toMatchObject([{ reason: 'its default would mark every new row as deleted' }]);
  });

  it.each([
    ['integer', '0'],
    ['boolean', 'false'],
    ['boolean', "b'0'"],
  ] as const)('take a flag that new rows do not have (%s, %s)', (kind, value) => {
    const flag = columnOf('del_flag', kind, { default: { kind: 'literal', value } });
    const { softDelete } = only(plan([tableOf('t', [id, flag], key)])).conventions;
    expect(softDelete).toMatchObject({ marks: 'flag' });
  });

  it('can be switched off and pointed elsewhere', () => {
    const { version, softDelete } = only(
      plan([table], {
        versionColumn: [{ pattern: '*', column: null }],
        softDelete: [{ pattern: 't', column: 'removed' }],
      }),
    ).conventions;
    expect(version).toBeUndefined();
    expect(softDelete).toMatchObject({ column: { property: 'removed' }, marks: 'flag' });
  });

  it.each([
    ['note', 'it is neither a time nor a flag'],
    ['gone', 'there is no such column outside of the key'],
    ['id', 'there is no such column outside of the key'],
  ])('refuse the column %s', (column, reason) => {
    const { problems } = plan([table], { softDelete: [{ pattern: 't', column }] });
    expect(problems).toEqual([
      { kind: 'convention-impossible', setting: 'softDelete', table: 't', column, reason },
    ]);
  });

  it('for all tables pass over those without such a column', () => {
    const other = tableOf('u', [id], key);
    const { problems } = plan([table, other], { softDelete: [{ pattern: '*', column: 'removed' }] });
    expect(problems).toEqual([]);
  });

  it('do not touch what is only read', () => {
    expect(only(plan([table], { readOnly: ['*'] })).conventions).toEqual({
      version: undefined,
      softDelete: undefined,
    });
  });
});

describe('relations', () => {
  const users = tableOf('users', [id], key);
  const methodsOf = (tables: readonly TableSchema[], name: string): readonly string[] => {
    const { relations } = plan(tables);
    const found = [...relations].find(([{ table }]) => table.name === name);
    return (found?.[1] ?? []).map(({ method }) => method);
  };
  const child = (name: string, ...columns: readonly string[]): TableSchema =>
    tableOf(name, [id, ...columns.map((column) => columnOf(column, 'integer'))], {
      ...key,
      foreignKeys: columns.map((column) => foreignKeyOf(column, 'users', 'id')),
    });

  it('have a name in both directions that hangs on nothing but their own key', () => {
    const orders = child('orders', 'user_id', 'buyer_id');
    expect(methodsOf([orders, users], 'orders')).toEqual(['loadUser', 'loadBuyer']);
    expect(methodsOf([orders, users], 'users')).toEqual(['loadOrders', 'loadOrdersByBuyerId']);
  });

  it('of a table to itself go both ways', () => {
    const nodes = tableOf('nodes', [id, columnOf('parent_id', 'integer')], {
      ...key,
      foreignKeys: [foreignKeyOf('parent_id', 'nodes', 'id')],
    });
    expect(methodsOf([nodes], 'nodes')).toEqual(['loadParent', 'loadNodesByParentId']);
  });

  it('are unique in their model', () => {
    const tables = [child('orders', 'user_id', 'user_uuid'), users];
    expect(methodsOf(tables, 'orders')).toEqual(['loadUser', 'loadUser2']);
  });

  it('to tables or columns without a model are left out', () => {
    const lost = tableOf('orders', [id, columnOf('user_id', 'integer')], {
      ...key,
      foreignKeys: [foreignKeyOf('user_id', 'gone', 'id'), foreignKeyOf('user_id', 'users', 'gone')],
    });
    expect(methodsOf([lost, users], 'orders')).toEqual([]);
  });

  it('that are declared twice are one', () => {
    const twice = child('orders', 'user_id', 'user_id');
    expect(methodsOf([twice, users], 'users')).toEqual(['loadOrders']);
  });
});
