import { createPool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { Candidate } from './candidate.ts';
import { insertedColumns, type NewUser } from './tables.ts';

const columnList = insertedColumns.join(', ');
const oneRow = `(${insertedColumns.map(() => '?').join(', ')})`;
const rowsAtOnce = 500;

/** mysql2 as a careful program uses it: prepared statements, times in UTC, exact numbers, flags as booleans. */
export function openBareMysql(url: string): Candidate {
  const pool = createPool({
    uri: url,
    connectionLimit: 1,
    timezone: 'Z',
    supportBigNumbers: true,
  });
  return {
    name: 'bare',
    async findById(id) {
      const [rows] = await pool.execute<RowDataPacket[]>(`select id, ${columnList} from users where id = ?`, [
        id,
      ]);
      return rows[0] && readRow(rows[0]);
    },
    async list(limit) {
      const [rows] = await pool.execute<RowDataPacket[]>(
        `select id, ${columnList} from users where status = ? order by id limit ?`,
        ['active', limit],
      );
      return rows.map(readRow);
    },
    async insert(row) {
      const [rows] = await pool.execute<RowDataPacket[]>(
        `insert into imports (${columnList}) values ${oneRow} returning id, ${columnList}`,
        valuesOf(row),
      );
      return rows[0] && readRow(rows[0]);
    },
    async update(id, name) {
      await pool.execute<ResultSetHeader>('update users set name = ? where id = ?', [name, id]);
      return this.findById(id);
    },
    async insertMany(rows) {
      const connection = await pool.getConnection();
      await connection.beginTransaction();
      for (let start = 0; start < rows.length; start += rowsAtOnce) {
        const chunk = rows.slice(start, start + rowsAtOnce);
        const tuples = chunk.map(() => oneRow).join(', ');
        await connection.execute(
          `insert into imports (${columnList}) values ${tuples}`,
          chunk.flatMap(valuesOf),
        );
      }
      await connection.commit();
      connection.release();
    },
    close: async () => pool.end(),
  };
}

function valuesOf(row: NewUser) {
  return insertedColumns.map((column) =>
    column === 'settings' ? JSON.stringify(row.settings) : row[column],
  );
}

function readRow(row: RowDataPacket): object {
  row['is_admin'] = row['is_admin'] !== 0;
  return row;
}
