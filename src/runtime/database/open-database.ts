import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from './database-error.ts';
import { showUrl } from './database-url.ts';
import type { Driver, DriverModules } from './driver.ts';
import { Pool, type PoolStats } from './pool.ts';
import { PoolSession } from './pool-session.ts';
import { Replicas } from './replicas.ts';
import type { Session } from './session.ts';
import { defaultDatabaseSettings, type DatabaseSettings, type PoolSettings } from './settings.ts';
import type { DatabaseLog } from './database-log.ts';
import { logSlowStatements } from './slow-log.ts';
import { StatementRunner, type StatementListener } from './statement-runner.ts';
import { dialectOf } from './database-url.ts';
import type { TableInfo } from './table.ts';

/** What a database is opened with besides its settings. */
export interface DatabaseOptions {
  /** The dialects that the project has, each loaded when its address is used. */
  readonly drivers: DriverModules;
  readonly tables?: readonly TableInfo[];
  readonly log?: DatabaseLog;
  /** Is told of every statement, for metrics. */
  readonly onStatement?: StatementListener;
}

/** An open database. */
export interface Database {
  readonly session: Session;
  readonly stats: PoolStats;
  /** Adds somebody who is told of every statement. */
  onStatement(listener: StatementListener): void;
  /** Rejects when the database does not answer. For the readiness of the service. */
  check(signal: AbortSignal): Promise<void>;
  /** Lets everybody finish, `deadline` milliseconds at most, and closes all connections. */
  close(deadline?: number): Promise<void>;
}

/** Settings as they may be given: everything but the address has a default. */
export type PartialDatabaseSettings = Partial<Omit<DatabaseSettings, 'pool'>> &
  Pick<DatabaseSettings, 'url'> & { readonly pool?: Partial<PoolSettings> };

/** A server that ends statements by itself is waited for so much longer, in milliseconds, before it counts as lost. */
const serverGrace = 5_000;
const closeDeadline = 10_000;

/**
 * Opens the database and waits until it answers. Rejects with {@link DatabaseError}: at once when it refuses the user or
 * does not exist, after `startTimeout` when it cannot be reached.
 */
export async function openDatabase(
  given: PartialDatabaseSettings,
  options: DatabaseOptions,
): Promise<Database> {
  const settings = completeSettings(given);
  const listeners: StatementListener[] =
    options.onStatement === undefined ? [] : [options.onStatement];
  if (options.log !== undefined) listeners.unshift(logSlowStatements(options.log, settings.slow));
  const driver = await loadDriver(settings.url, settings, options);
  const pool = openPool(driver, settings);
  try {
    await warmUp(pool, settings, options.log);
  } catch (error) {
    await pool.close(0);
    throw error;
  }
  const replicaPools = await Promise.all(
    settings.replicas.map(async (url) =>
      openPool(await loadDriver(url, settings, options), settings),
    ),
  );
  const context = {
    pool,
    runner: new StatementRunner(driver, listeners),
    retries: settings.retries,
    onHookError: (err: unknown) => options.log?.error({ err }, 'work behind a commit failed'),
  };
  const session = new PoolSession(
    context,
    replicaPools.length === 0 ? undefined : new Replicas(replicaPools),
  );
  const pools = [pool, ...replicaPools];
  return {
    session,
    get stats() {
      return pools.map(({ stats }) => stats).reduce(addStats);
    },
    onStatement: (listener) => void listeners.push(listener),
    check: async (signal) => {
      await session.run('select 1', [], { signal, isFresh: true, label: checkLabel });
    },
    close: async (deadline = closeDeadline) => {
      await Promise.all(pools.map(async (each) => each.close(deadline)));
    },
  };
}

const checkLabel = { model: 'database', operation: 'check' };

function completeSettings(given: PartialDatabaseSettings): DatabaseSettings {
  return {
    ...defaultDatabaseSettings,
    ...given,
    pool: { ...defaultDatabaseSettings.pool, ...given.pool },
  };
}

async function loadDriver(
  url: string,
  settings: DatabaseSettings,
  { drivers, tables = [] }: DatabaseOptions,
): Promise<Driver> {
  const dialect = dialectOf(url);
  const load = dialect === undefined ? undefined : drivers[dialect];
  if (load === undefined) {
    throw new DatabaseError(
      { kind: 'other' },
      {
        message:
          `The address ${showUrl(url)} is of no database that this service can run on. ` +
          `It has drivers for ${Object.keys(drivers).join(', ')}.`,
      },
    );
  }
  const { openDriver } = await load();
  return openDriver({ url, settings, tables });
}

function openPool(driver: Driver, { pool, statementTimeout }: DatabaseSettings): Pool {
  return new Pool({
    connect: async () => {
      try {
        return await driver.connect();
      } catch (cause) {
        throw new DatabaseError(driver.describeError(cause), { cause });
      }
    },
    settings: { ...pool, ...driver.pool },
    longestUse: statementTimeout === 0 ? 0 : statementTimeout + serverGrace,
  });
}

async function warmUp(
  pool: Pool,
  { url, startTimeout }: DatabaseSettings,
  log: DatabaseLog | undefined,
): Promise<void> {
  const deadline = performance.now() + startTimeout;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
    try {
      await pool.warm();
      return;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      const isHopeless = error.kind !== 'connection' || performance.now() + pause > deadline;
      if (isHopeless) throw cannotOpen(url, error);
      log?.warn({ database: showUrl(url), code: error.code }, 'the database cannot be reached yet');
      await wait(pause);
    }
  }
}

function cannotOpen(url: string, error: DatabaseError): DatabaseError {
  const { kind, code, cause } = error;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : error.message;
  return new DatabaseError(
    { kind, ...(code !== undefined && { code }) },
    {
      message: `The database ${showUrl(url)} cannot be opened: ${reason.replace(/\.$/, '')}. Look at database.url and whether the server runs.`,
      cause,
    },
  );
}

function addStats(left: PoolStats, right: PoolStats): PoolStats {
  return {
    size: left.size + right.size,
    used: left.used + right.used,
    idle: left.idle + right.idle,
    waiting: left.waiting + right.waiting,
    max: left.max + right.max,
  };
}
