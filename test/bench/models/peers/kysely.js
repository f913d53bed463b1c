import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect } from 'kysely';

const rowsAtOnce = 500;

/** kysely with its own dialects, as its documentation sets it up. It has no decoding of values: rows are what drivers give. */
export async function open(dialect, url) {
  const db = new Kysely({ dialect: await dialectOf(dialect, url) });
  const byId = (table, id) => db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();
  const toDatabase = (row) => ({
    ...row,
    settings: JSON.stringify(row.settings),
    ...(dialect === 'sqlite' && {
      is_admin: row.is_admin ? 1 : 0,
      created_at: row.created_at.toISOString(),
    }),
  });
  return {
    name: 'kysely',
    findById: (id) => byId('users', id),
    list: (limit) =>
      db.selectFrom('users').selectAll().where('status', '=', 'active').orderBy('id').limit(limit).execute(),
    async insert(row) {
      const insert = db.insertInto('imports').values(toDatabase(row));
      if (dialect !== 'mysql') return insert.returningAll().executeTakeFirstOrThrow();
      const { insertId } = await insert.executeTakeFirstOrThrow();
      return byId('imports', Number(insertId));
    },
    async update(id, name) {
      const update = db.updateTable('users').set({ name }).where('id', '=', id);
      if (dialect !== 'mysql') return update.returningAll().executeTakeFirst();
      await update.execute();
      return byId('users', id);
    },
    insertMany: (rows) =>
      db.transaction().execute(async (transaction) => {
        for (let start = 0; start < rows.length; start += rowsAtOnce) {
          const chunk = rows.slice(start, start + rowsAtOnce).map(toDatabase);
          await transaction.insertInto('imports').values(chunk).execute();
        }
      }),
    close: () => db.destroy(),
  };
}

async function dialectOf(dialect, url) {
  if (dialect === 'mysql') {
    const { createPool } = await import('mysql2');
    return new MysqlDialect({ pool: createPool({ uri: url, connectionLimit: 1, timezone: 'Z' }) });
  }
  if (dialect === 'postgres') {
    const { default: pg } = await import('pg');
    return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) });
  }
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(url);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal');
  return new SqliteDialect({ database });
}
