import type { Client } from 'pg';
import { didYouMean } from '../../base/suggest.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  databaseRightsMissing,
  databaseSchemaUnknown,
  databaseTooOld,
  databaseUnknown,
} from '../connect-diagnostics.ts';
import { readServerUrl, type ServerAddress } from '../database-url.ts';
import { createExpressionReader } from '../ddl/postgres/expression-reader.ts';
import type { IntrospectOptions, Introspection } from '../introspection.ts';
import {
  columnQuery,
  constraintQuery,
  indexQuery,
  serverQuery,
  tableQuery,
  typeQuery,
} from './catalog-queries.ts';
import type { ColumnRow, ConstraintRow, IndexRow, ServerRow, TableRow, TypeRow } from './catalog-rows.ts';
import { postgresFailure } from './postgres-failure.ts';
import { readCatalog } from './read-catalog.ts';

const oldest = 130_000;

/** Reads the catalogue of a PostgreSQL server in a handful of questions, in one transaction that may only read. */
export async function introspectPostgres(url: string, options: IntrospectOptions): Promise<Introspection> {
  const address = readServerUrl('postgres', url);
  if ('code' in address) return { diagnostics: [address] };
  const result = await withClient(url.trim(), address, options.timeoutMs, (client) =>
    readAll(client, options),
  );
  if ('diagnostics' in result) return result;
  if (result.code !== databaseUnknown.code) return { diagnostics: [result] };
  return { diagnostics: [await unknownDatabase(url.trim(), address, options.timeoutMs)] };
}

/** Connects, works, and ends the connection; failures of the driver and the server become a diagnostic. */
async function withClient<Result>(
  url: string,
  address: ServerAddress,
  timeoutMs: number,
  work: (client: Client) => Promise<Result>,
): Promise<Result | Diagnostic> {
  let client: Client | undefined;
  let isConnected = false;
  try {
    const { default: pg } = await import('pg');
    client = new pg.Client({
      connectionString: withLibpqRules(url),
      application_name: 'apigen',
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    // A connection that breaks while nothing is asked would otherwise end the process.
    client.on('error', () => {});
    await client.connect();
    isConnected = true;
    return await work(client);
  } catch (error) {
    const user = client?.user ?? address.user;
    return postgresFailure(error, { address, user, timeoutMs, isConnected });
  } finally {
    await client?.end().catch(() => {});
  }
}

/** `sslmode` then means what it means to psql. */
function withLibpqRules(url: string): string {
  return url.includes('uselibpqcompat=') ? url : `${url}${url.includes('?') ? '&' : '?'}uselibpqcompat=true`;
}

async function readAll(client: Client, { schema }: IntrospectOptions): Promise<Introspection> {
  await client.query('begin transaction isolation level repeatable read, read only');
  const { rows: servers } = await client.query<ServerRow>(serverQuery, [schema ?? null]);
  const [server] = servers;
  if (server === undefined) return { diagnostics: [] };
  const problems = checkServer(server, schema !== undefined);
  if (hasErrors(problems)) return { diagnostics: problems };
  const ask = async <Row extends object>(text: string): Promise<readonly Row[]> =>
    (await client.query<Row>(text, text === typeQuery ? [] : [schema ?? null])).rows;
  // Names of the own schema are then shown without it, and times in one way, whatever the user's settings are.
  await client.query(
    "set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'",
  );
  await client.query('select set_config($1, pg_catalog.quote_ident($2), true)', ['search_path', server.own]);
  const rows = {
    tables: await ask<TableRow>(tableQuery),
    columns: await ask<ColumnRow>(columnQuery),
    indexes: await ask<IndexRow>(indexQuery(server.version)),
    constraints: await ask<ConstraintRow>(constraintQuery),
    types: await ask<TypeRow>(typeQuery),
  };
  const { value, diagnostics } = readCatalog(rows, server.own, await createExpressionReader());
  return { schema: value, diagnostics };
}

function checkServer(server: ServerRow, isAsked: boolean): Diagnostic[] {
  const { schema, database } = server;
  if (server.version < oldest)
    return [report(databaseTooOld, { product: 'PostgreSQL', version: server.label, minimum: '13' })];
  // A database without "public" may still have others, which are then read.
  if (!server.isThere && isAsked)
    return [
      report(databaseSchemaUnknown, {
        schema,
        name: database,
        suggestion: didYouMean(schema, server.schemas),
      }),
    ];
  if (server.isThere && !server.mayUse)
    return [
      report(databaseRightsMissing, {
        user: server.user,
        name: database,
        reason: `permission denied for schema "${schema}"`,
      }),
    ];
  return [];
}

/** The names that the server does have are asked for in the database that every server has. */
async function unknownDatabase(url: string, address: ServerAddress, timeoutMs: number): Promise<Diagnostic> {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const names = await withClient(elsewhere.href, address, timeoutMs, async (client) => {
    const { rows } = await client.query<{ readonly name: string }>(
      'select datname as name from pg_catalog.pg_database where not datistemplate',
    );
    return rows.map(({ name }) => name);
  });
  return report(databaseUnknown, {
    place: address.place,
    name: address.database,
    suggestion: Array.isArray(names) ? didYouMean(address.database, names) : '',
  });
}
