import { DatabaseSync } from 'node:sqlite';
import type { Dialect } from '../../../src/database/dialect.ts';
import { startMysql } from '../../support/servers/mysql-server.ts';
import { startPostgres } from '../../support/servers/postgres-server.ts';
import { startRedis } from '../../support/servers/redis-server.ts';
import { runSql } from '../../support/servers/run-sql.ts';
import { openBareMysql } from './bare-mysql.ts';
import { openBarePostgres } from './bare-postgres.ts';
import { openBareSqlite } from './bare-sqlite.ts';
import { benchCache } from './bench-cache.ts';
import { benchOperations, storedRows } from './bench-operations.ts';
import { benchTables } from './bench-tables.ts';
import type { Candidate } from './candidate.ts';
import { generateModels, openGeneratedModel } from './generated-model.ts';
import { generatePrismaClient, installPeers, openPeer } from './install-peers.ts';
import { benchScript, newUser } from './tables.ts';

type Say = (line: string) => void;

/** Times generated models on every database, against the bare driver and three peers. */
export async function benchModels(work: string, say: Say): Promise<void> {
  const peers = installPeers();
  const [mysql, postgres, redis] = await Promise.all([startMysql(), startPostgres(), startRedis()]);
  try {
    say(
      'models: one connection each, prepared where it can be; the bare driver gives the same rows as the model: exact ' +
        'numbers, dates, booleans, parsed JSON. Medians of ratios of rounds in turn.',
    );
    const mysqlUrl = mysql && `mysql://root@127.0.0.1:${mysql.port}/`;
    const postgresUrl = postgres && `postgres://postgres@127.0.0.1:${postgres.port}/`;
    const redisUrl = redis && `redis://127.0.0.1:${redis.port}`;
    if (mysqlUrl === undefined) say('MariaDB: not on this machine');
    else {
      await runSql('mysql', `${mysqlUrl}mysql`, 'create database bench');
      await benchServer('mysql', 'MariaDB', `${mysqlUrl}bench`, { work, peers, say });
      if (redisUrl !== undefined) await benchCache('mysql', `${mysqlUrl}bench`, redisUrl, { work, say });
    }
    if (postgresUrl === undefined) say('PostgreSQL: not on this machine');
    else {
      await runSql('postgres', `${postgresUrl}postgres`, 'create database bench');
      await benchServer('postgres', 'PostgreSQL', `${postgresUrl}bench`, { work, peers, say });
      if (redisUrl !== undefined)
        await benchCache('postgres', `${postgresUrl}bench`, redisUrl, { work, say });
    }
    await benchSqlite({ work, peers, say });
    await benchTables({ mysql: mysqlUrl, postgres: postgresUrl }, work, say);
  } finally {
    for (const server of [mysql, postgres, redis]) await server?.remove();
  }
}

interface Bench {
  readonly work: string;
  readonly peers: string;
  readonly say: Say;
}

const move = 'insert into users select * from imports; delete from imports';
/** Behind it the planner knows the table, so that plans are the same with and without prepared statements. */
const moveRows = { mysql: `${move}; analyze table users`, postgres: `${move}; analyze users` };

async function benchServer(
  dialect: 'mysql' | 'postgres',
  title: string,
  url: string,
  { work, peers, say }: Bench,
): Promise<void> {
  await runSql(dialect, url, benchScript(dialect));
  const folder = `${work}/${dialect}`;
  generateModels(folder, dialect, benchScript(dialect));
  const bare = dialect === 'mysql' ? openBareMysql(url) : openBarePostgres(url);
  await fill(bare, async () => runSql(dialect, url, moveRows[dialect]));
  const others = [
    await openGeneratedModel(folder, url),
    ...(await openPeers(peers, dialect, () => url, say)),
  ];
  const candidates = [bare, ...others];
  const empty = async (): Promise<void> => runSql(dialect, url, 'truncate table imports');
  await benchOperations({ dialect, title, candidates, empty }, say);
  for (const candidate of candidates) await candidate.close();
}

/** Every candidate has a file of its own: two libraries in one process must not share one. */
async function benchSqlite({ work, peers, say }: Bench): Promise<void> {
  const folder = `${work}/sqlite`;
  generateModels(folder, 'sqlite', benchScript('sqlite'));
  const urlOf = (name: string): string => `${folder}/${name}.db`;
  for (const name of ['bare', 'model', 'kysely', 'drizzle', 'prisma']) {
    const database = new DatabaseSync(urlOf(name));
    database.exec(benchScript('sqlite'));
    await fill(openBareSqlite(urlOf(name)), async () =>
      database.exec('insert into users select * from imports; delete from imports'),
    );
    database.close();
  }
  const candidates = [
    openBareSqlite(urlOf('bare')),
    await openGeneratedModel(folder, `sqlite:${urlOf('model')}`),
    ...(await openPeers(peers, 'sqlite', urlOf, say)),
  ];
  await benchOperations(
    { dialect: 'sqlite', title: 'SQLite', candidates, empty: async () => undefined },
    say,
  );
  for (const candidate of candidates) await candidate.close();
}

async function fill(candidate: Candidate, move: () => Promise<void>): Promise<void> {
  await candidate.insertMany(Array.from({ length: storedRows }, (_row, index) => newUser(index)));
  await move();
}

async function openPeers(
  folder: string,
  dialect: Dialect,
  urlOf: (name: string) => string,
  say: Say,
): Promise<Candidate[]> {
  const opened: Candidate[] = [];
  for (const peer of ['kysely', 'drizzle', 'prisma'] as const) {
    try {
      if (peer === 'prisma') generatePrismaClient(folder, dialect);
      opened.push(await openPeer(folder, peer, dialect, urlOf(peer)));
    } catch (error) {
      say(`  ${peer} cannot be compared here: ${String(error).split('\n')[0]}`);
    }
  }
  return opened;
}
