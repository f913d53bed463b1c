import mysql from 'mysql2/promise';
import pg from 'pg';
import { splitScript } from '../../../src/runtime/database/migrate/split-script.ts';

// A test has one database and needs no rows.
const foreign = /^(?:create\s+(?:database|schema)|use|drop\s+(?:database|schema)|insert|copy|\\)\b/i;

/** Runs the statements of somebody else's script, those that the server takes: what it refuses is no part of the database. */
export async function loadScript(dialect: 'mysql' | 'postgres', url: string, script: string): Promise<void> {
  const statements = splitScript(script.replace(/^\ufeff/, ''), dialect).filter(
    ({ sql }) => !foreign.test(sql),
  );
  if (dialect === 'mysql') {
    const connection = await mysql.createConnection({ uri: url });
    await connection.query('SET foreign_key_checks = 0');
    for (const { sql } of statements) await connection.query(sql).catch(() => undefined);
    await connection.end();
  } else {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const { sql } of statements) await client.query(sql).catch(() => undefined);
    await client.end();
  }
}
