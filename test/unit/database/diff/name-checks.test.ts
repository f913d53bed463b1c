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
