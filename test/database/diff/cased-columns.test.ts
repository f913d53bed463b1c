import { expect, it } from 'vitest';
import type { Dialect } from '../../../src/database/dialect.ts';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const schema = (id: string, name: string) => `
create table parents (${id} int not null, ${name} varchar(20) not null, primary key (${id}), unique (${name}));
create table kids (${name} varchar(20), age int check (age > 0), foreign key (${name}) references parents (${name}));`;

it.for<Dialect>(['mysql', 'sqlite'])(
  'a column that is only written in other capitals keeps its values, on %s',
  async (dialect, { skip }) => {
    const url = dialect === 'sqlite' ? undefined : await testDatabase(dialect);
    if (dialect !== 'sqlite' && url === undefined) return skip('The server is missing on this machine.');
    const lab = new MigrationLab(dialect, url);
    lab.file('schema.sql', schema('parentID', 'fullName'));
    expect(await lab.run('diff', 'first')).toMatchObject({ exit: 0 });
    expect(await lab.run('up')).toMatchObject({ exit: 0 });
    await lab.query("insert into parents values (1, 'a')");
    await lab.query("insert into kids values ('a', 3)");
    lab.file('schema.sql', schema('parentId', 'fullname').replace('age int', 'age bigint'));
    const run = await lab.run('diff', 'second');
    expect(run.exit).toBe(0);
    expect(run.text).not.toMatch(/migration-(?:held-back|rename-likely|may-fail)/);
    expect(await lab.run('up')).toMatchObject({ exit: 0 });
    expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
    expect(await lab.query('select * from parents')).toEqual([{ parentId: 1, fullname: 'a' }]);
    expect(await lab.query('select * from kids')).toEqual([{ fullname: 'a', age: 3 }]);
    expect(await lab.run('down', '--allow-destructive')).toMatchObject({ exit: 0 });
    expect(await lab.query('select * from parents')).toEqual([{ parentID: 1, fullName: 'a' }]);
  },
);
