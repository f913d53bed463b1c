import { eq, sql } from 'drizzle-orm';

const rowsAtOnce = 500;

/** drizzle with its own drivers; reads and inserts are prepared, which it offers. */
export async function open(dialect, url) {
  const { db, users, imports, close } = await openers[dialect](url);
  const find = db
    .select()
    .from(users)
    .where(eq(users.id, sql.placeholder('id')))
    .prepare('find');
  const read = db
    .select()
    .from(imports)
    .where(eq(imports.id, sql.placeholder('id')))
    .prepare('read');
  const list = db
    .select()
    .from(users)
    .where(eq(users.status, 'active'))
    .orderBy(users.id)
    .limit(sql.placeholder('limit'))
    .prepare('list');
  return {
    name: 'drizzle',
    findById: async (id) => (await find.execute({ id }))[0],
    list: async (limit) => list.execute({ limit }),
    async insert(row) {
      const insert = db.insert(imports).values(row);
      if (dialect !== 'mysql') return (await insert.returning())[0];
      const [{ id }] = await insert.$returningId();
      return (await read.execute({ id }))[0];
    },
    async update(id, name) {
      const update = db.update(users).set({ name }).where(eq(users.id, id));
      if (dialect !== 'mysql') return (await update.returning())[0];
      await update;
      return (await find.execute({ id }))[0];
    },
    async insertMany(rows) {
      // Its transactions on this SQLite are synchronous.
      if (dialect === 'sqlite') {
        db.transaction((transaction) => {
          for (let start = 0; start < rows.length; start += rowsAtOnce)
            transaction
              .insert(imports)
              .values(rows.slice(start, start + rowsAtOnce))
              .run();
        });
        return;
      }
      await db.transaction(async (transaction) => {
        for (let start = 0; start < rows.length; start += rowsAtOnce)
          await transaction.insert(imports).values(rows.slice(start, start + rowsAtOnce));
      });
    },
    close,
  };
}

const openers = {
  async mysql(url) {
    const { drizzle } = await import('drizzle-orm/mysql2');
    const { createPool } = await import('mysql2/promise');
    const t = await import('drizzle-orm/mysql-core');
    const table = (name) =>
      t.mysqlTable(name, {
        id: t.bigint({ mode: 'number' }).autoincrement().primaryKey(),
        tenant_id: t.int().notNull(),
        email: t.varchar({ length: 190 }).notNull(),
        name: t.varchar({ length: 100 }).notNull(),
        nickname: t.varchar({ length: 100 }),
        status: t.mysqlEnum(['active', 'blocked']).notNull(),
        is_admin: t.boolean().notNull(),
        balance: t.decimal({ precision: 20, scale: 4 }).notNull(),
        settings: t.json(),
        created_at: t.datetime({ fsp: 3 }).notNull(),
      });
    const pool = createPool({ uri: url, connectionLimit: 1, timezone: 'Z' });
    const db = drizzle(pool);
    return { db, users: table('users'), imports: table('imports'), close: () => pool.end() };
  },
  async postgres(url) {
    const { drizzle } = await import('drizzle-orm/node-postgres');
    const { default: pg } = await import('pg');
    const t = await import('drizzle-orm/pg-core');
    const status = t.pgEnum('user_status', ['active', 'blocked']);
    const table = (name) =>
      t.pgTable(name, {
        id: t.bigint({ mode: 'number' }).generatedByDefaultAsIdentity().primaryKey(),
        tenant_id: t.integer().notNull(),
        email: t.varchar({ length: 190 }).notNull(),
        name: t.varchar({ length: 100 }).notNull(),
        nickname: t.varchar({ length: 100 }),
        status: status().notNull(),
        is_admin: t.boolean().notNull(),
        balance: t.numeric({ precision: 20, scale: 4 }).notNull(),
        settings: t.jsonb(),
        created_at: t.timestamp({ precision: 3, withTimezone: true }).notNull(),
      });
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    const db = drizzle(pool);
    return { db, users: table('users'), imports: table('imports'), close: () => pool.end() };
  },
  async sqlite(url) {
    const { drizzle } = await import('drizzle-orm/better-sqlite3');
    const { default: Database } = await import('better-sqlite3');
    const t = await import('drizzle-orm/sqlite-core');
    const time = t.customType({
      dataType: () => 'datetime',
      fromDriver: (text) => new Date(text),
      toDriver: (value) => value.toISOString(),
    });
    const table = (name) =>
      t.sqliteTable(name, {
        id: t.integer().primaryKey({ autoIncrement: true }),
        tenant_id: t.integer().notNull(),
        email: t.text().notNull(),
        name: t.text().notNull(),
        nickname: t.text(),
        status: t.text({ enum: ['active', 'blocked'] }).notNull(),
        is_admin: t.integer({ mode: 'boolean' }).notNull(),
        balance: t.text().notNull(),
        settings: t.text({ mode: 'json' }),
        created_at: time().notNull(),
      });
    const database = new Database(url);
    database.exec('pragma journal_mode = wal; pragma synchronous = normal');
    const db = drizzle(database);
    const close = async () => void database.close();
    return { db, users: table('users'), imports: table('imports'), close };
  },
};
