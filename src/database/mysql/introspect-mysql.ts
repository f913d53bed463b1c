import type { Connection } from 'mysql2/promise';
import { didYouMean } from '../../base/suggest.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  columnTypeUnknown,
  databaseNameMissing,
  databaseSchemaUnknown,
  databaseViewBroken,
} from '../connect-diagnostics.ts';
import { readServerUrl, type ServerAddress } from '../database-url.ts';
import type { IntrospectOptions, Introspection } from '../introspection.ts';
import { redactUrl } from '../redact-url.ts';
import { databaseSchemaFormat, type DatabaseSchema, type TableSchema } from '../schema.ts';
import { catalogQueries, type CatalogRows } from './catalog-queries.ts';
import { catalogTables } from './catalog-tables.ts';
import { connectionFailure, driverFailure, type DriverFailure } from './connection-failure.ts';
import { connectionOptions } from './connection-options.ts';
import { serverFlavor, tooOld } from './server-version.ts';

const schemaNames = 'SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA';

/**
 * Reads the catalogue of a MySQL or MariaDB server: the database of the URL, or the one that the options name. A
 * handful of questions for all tables together; no row of a table is read and nothing is changed.
 */
export async function introspectMysql(url: string, options: IntrospectOptions): Promise<Introspection> {
  const address = readServerUrl('mysql', url);
  if ('code' in address) return { diagnostics: [address] };
  const database = options.schema ?? address.database;
  if (database === '') return { diagnostics: [report(databaseNameMissing, { url: redactUrl(url) })] };
  const { timeoutMs } = options;
  const connected = await connect(address, options);
  if ('errno' in connected) {
    const isUnknown = connected.errno === 1049;
    const suggestion = isUnknown ? await suggestDatabase(address, timeoutMs) : '';
    const context = { database: address.database, timeoutMs, suggestion };
    return { diagnostics: [connectionFailure(connected, address, context)] };
  }
  try {
    return await readCatalog(connected, { database, address, timeoutMs });
  } catch (error) {
    return { diagnostics: [connectionFailure(driverFailure(error), address, { database, timeoutMs })] };
  } finally {
    connected.destroy();
  }
}

async function connect(
  address: ServerAddress,
  options: IntrospectOptions,
): Promise<Connection | DriverFailure> {
  // A database of the options is asked for in the questions, and may be another than the one of the URL.
  const database = options.schema === undefined ? address.database : '';
  // Bundled, a CommonJS package has its default export alone.
  const { default: mysql } = await import('mysql2/promise');
  try {
    const connection = await mysql.createConnection(connectionOptions(address, database, options.timeoutMs));
    // Questions report a lost connection themselves; without a listener the event would end the process.
    connection.on('error', () => undefined);
    return connection;
  } catch (error) {
    return driverFailure(error);
  }
}

async function readCatalog(
  connection: Connection,
  request: { readonly database: string; readonly address: ServerAddress; readonly timeoutMs: number },
): Promise<Introspection> {
  const { timeoutMs } = request;
  const ask = <Row>(sql: string, values: readonly string[]) =>
    question<Row>(connection, sql, values, timeoutMs);
  const [answer] = await ask<{ version: string; folding: number }>(
    'SELECT VERSION() AS version, @@lower_case_table_names AS folding',
    [],
  );
  const version = answer?.version ?? '';
  const refusal = tooOld(version);
  if (refusal !== undefined) return { diagnostics: [refusal] };
  const names = (await ask<{ name: string }>(schemaNames, [])).map(({ name }) => name);
  const database = ownName(request.database, names, Number(answer?.folding) !== 0);
  if (database === undefined) {
    const suggestion = didYouMean(request.database, names);
    const parameters = { schema: request.database, name: request.address.place, suggestion };
    return { diagnostics: [report(databaseSchemaUnknown, parameters)] };
  }
  const flavor = serverFlavor(version);
  const queries = catalogQueries(flavor);
  const rows: CatalogRows = {
    tables: await ask(queries.tables, [database]),
    columns: await ask(queries.columns, [database]),
    indexes: await ask(queries.indexes, [database]),
    foreignKeys: await ask(queries.foreignKeys, [database]),
    foreignKeyRules: await ask(queries.foreignKeyRules, [database]),
    checks: await ask(queries.checks, [database]),
  };
  const tables = catalogTables(rows, database, flavor);
  const diagnostics = tables.flatMap(findings);
  const schema: DatabaseSchema = {
    format: databaseSchemaFormat,
    dialect: 'mysql',
    tables: tables.filter((table) => table.columns.length > 0),
  };
  return hasErrors(diagnostics) ? { diagnostics } : { schema, diagnostics };
}

// Servers on Windows and macOS, and others that are told to, do not tell names by their case.
function ownName(wanted: string, names: readonly string[], isFolding: boolean): string | undefined {
  const isSame = (name: string): boolean => isFolding && name.toLowerCase() === wanted.toLowerCase();
  return names.includes(wanted) ? wanted : names.find(isSame);
}

async function question<Row>(
  connection: Connection,
  sql: string,
  values: readonly string[],
  timeoutMs: number,
): Promise<readonly Row[]> {
  const [rows] = await connection.execute({ sql, values: [...values], timeout: timeoutMs });
  return Array.isArray(rows) ? rows.map((row) => textRow<Row>(row)) : [];
}

// Some servers call the texts of their catalogue binary; the driver then gives bytes.
function textRow<Row>(row: object): Row {
  const entries = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  ]);
  return Object.fromEntries(entries) as Row; // The aliases of the question are the members of the row.
}

function findings(table: TableSchema): readonly Diagnostic[] {
  if (table.columns.length === 0) return [report(databaseViewBroken, { table: table.name })];
  return table.columns
    .filter((column) => column.type.kind === 'unknown')
    .map((column) =>
      report(columnTypeUnknown, { type: column.type.sql, column: `${table.name}.${column.name}` }),
    );
}

async function suggestDatabase(address: ServerAddress, timeoutMs: number): Promise<string> {
  const connected = await connect(address, { schema: '', timeoutMs });
  if ('errno' in connected) return '';
  try {
    const names = await question<{ name: string }>(connected, schemaNames, [], timeoutMs);
    return didYouMean(
      address.database,
      names.map(({ name }) => name),
    );
  } catch {
    return '';
  } finally {
    connected.destroy();
  }
}
