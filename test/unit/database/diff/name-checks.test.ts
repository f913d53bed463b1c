import { describe, expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { planMigration } from '../../../../src/database/diff/plan-migration.ts';
import { readDdl } from '../../../../src/database/read-ddl.ts';

async function migrate(from: string, to: string): Promise<string> {
  const read = async (sql: string) => (await readDdl('mysql', [createSource('schema.sql', sql)])).schema;
  const { up } = planMigration(await read(from), await read(to));
  return up.map(({ sql }) => sql).join('\n');
}

const goods =
  'create table goods (id int, price int check (price > 0), check (id > 1), constraint few check (id < 9));';
const offers = 'create table offers (id int, price int check (price > 0));';

describe('checks that nobody named, in MySQL', () => {
  it('get names that a database can hold once', async () => {
    const up = await migrate('', goods + offers);
    const names = [...up.matchAll(/CONSTRAINT `(\w+)` CHECK \((.*)\)/g)].map(([, name, check]) => [
      name,
      check,
    ]);
    expect(names).toEqual([
      ['goods_chk_1', '`id` > 1'],
      ['few', '`id` < 9'],
      ['goods_chk_2', '`price` > 0'],
      ['offers_chk_1', '`price` > 0'],
    ]);
  });

  it('take no name of another table, however long those of tables are', async () => {
    const long = 'x'.repeat(57);
    const up = await migrate(
      'create table gone (id int, constraint offers_chk_1 check (id > 0));',
      `create table ${long}a (id int, check (id > 0)); create table ${long}b (id int, check (id > 0));` +
        `create table offers (id int, check (id > 0)); create table other (id int, constraint offers_chk_2 check (id > 3));`,
    );
    const names = [...up.matchAll(/CONSTRAINT `(\w+)` CHECK/g)].map(([, name]) => name);
    const cut = `${'x'.repeat(55)}_chk_`;
    expect(new Set(names)).toEqual(new Set(['offers_chk_2', 'offers_chk_3', `${cut}1`, `${cut}2`]));
  });

  it('keep the number that MySQL gave them', async () => {
    const dumped = 'create table offers (id int, constraint offers_chk_1 check (id > 5));';
    expect(await migrate('', dumped)).toContain('CONSTRAINT `offers_chk_1` CHECK (`id` > 5)');
  });

  it('are the same whatever a server called them', async () => {
    const named =
      'create table goods (id int, price int, constraint goods_chk_1 check (price > 0), constraint goods_chk_2 check (id > 1), constraint few check (id < 9));';
    expect(await migrate(named, goods)).toBe('');
    expect(await migrate(goods, named)).toBe('');
    expect(await migrate(goods, goods.replace('few', 'some'))).toContain('DROP CONSTRAINT `few`');
  });

  it('take no name that is there', async () => {
    const named = 'create table offers (id int, price int, constraint offers_chk_1 check (price > 5));';
    const up = await migrate(named, offers);
    expect(up).toContain('DROP CONSTRAINT `offers_chk_1`');
    expect(up).toContain('ADD CONSTRAINT `offers_chk_2` CHECK (`price` > 0)');
  });

  it('come again with a column that is written anew', async () => {
    expect(await migrate(offers, offers.replace('price int', 'price bigint'))).toBe(
      [
        'ALTER TABLE `offers`',
        '  MODIFY COLUMN `price` bigint,',
        '  ADD CONSTRAINT `offers_chk_1` CHECK (`price` > 0)',
      ].join('\n'),
    );
  });
});
