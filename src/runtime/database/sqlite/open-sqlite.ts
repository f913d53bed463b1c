import { SqliteAdapter } from 'kysely';
import type { Driver, DriverOptions } from '../driver.ts';
import { rememberEncoders } from '../column-encoders.ts';
import { TableIndex } from '../table-index.ts';
import { OneSchemaCompiler } from './one-schema-compiler.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { bindSqlite, sqliteEncoder } from './sqlite-encode.ts';
import { describeSqliteError } from './sqlite-errors.ts';

/**
 * SQLite by `node:sqlite`, Node's own: `sqlite:shop.db`, `sqlite:/var/lib/shop.db`, `sqlite::memory:`. One connection,
 * which also keeps transactions apart.
 */
export function openDriver({ url, tables }: DriverOptions): Driver {
  const path = pathOf(url);
  const index = new TableIndex(tables);
  return {
    dialect: 'sqlite',
    server: 'sqlite',
    pool: { min: 1, max: 1, maxLifetime: Infinity, idleTimeout: Infinity },
    connect: async () => new SqliteConnection(path, index),
    describeError: describeSqliteError,
    encoderOf: rememberEncoders(sqliteEncoder, () => bindSqlite),
    // Who wants to write says so at once: two readers that both begin to write could never both go on.
    begin: ({ isReadOnly }) => [isReadOnly === true ? 'begin' : 'begin immediate'],
    tables: index,
    adapter: new SqliteAdapter(),
    compiler: new OneSchemaCompiler(),
  };
}

function pathOf(url: string): string {
  const path = url.replace(/^sqlite:(?:\/\/)?/, '');
  return path === '' ? ':memory:' : path;
}
