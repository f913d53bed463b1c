import mysql from 'mysql2/promise';
import pg from 'pg';

/** Runs a whole script, as it is, on a connection of its own. */
export async function runSql(dialect: 'mysql' | 'postgres', url: string, script: string): Promise<void> {
  if (dialect === 'mysql') {
    const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
    try {
      await connection.query(script);
    } finally {
      await connection.end();
    }
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}
