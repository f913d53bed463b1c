/** Prisma with its driver adapters. Numbers of rows are BigInt and decimals are objects of its own. */
export async function open(dialect, url) {
  const { PrismaClient } = await import(`./prisma/${dialect}/index.js`);
  const db = new PrismaClient({ adapter: await adapters[dialect](url) });
  await db.$connect();
  return {
    name: 'Prisma',
    findById: (id) => db.users.findUnique({ where: { id } }),
    list: (limit) => db.users.findMany({ where: { status: 'active' }, orderBy: { id: 'asc' }, take: limit }),
    insert: (data) => db.imports.create({ data }),
    update: (id, name) => db.users.update({ where: { id }, data: { name } }),
    insertMany: (data) => db.imports.createMany({ data: [...data] }),
    close: () => db.$disconnect(),
  };
}

const adapters = {
  async mysql(url) {
    const { PrismaMariaDb } = await import('@prisma/adapter-mariadb');
    const { hostname, port, username, pathname } = new URL(url);
    return new PrismaMariaDb({
      host: hostname,
      port: Number(port),
      user: username,
      database: pathname.slice(1),
      connectionLimit: 1,
    });
  },
  async postgres(url) {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    return new PrismaPg({ connectionString: url, max: 1 });
  },
  async sqlite(url) {
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
    return new PrismaBetterSqlite3({ url });
  },
};
