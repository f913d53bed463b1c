import pg from 'pg';
import type { Candidate } from './candidate.ts';
import { insertedColumns, type NewUser } from './tables.ts';

const columnList = insertedColumns.join(', ');
const oneRow = tupleFrom(0);
const rowsAtOnce = 500;
const int8 = 20;

/** pg as a careful program uses it: named statements, 64-bit integers as numbers that are checked. */
export function openBarePostgres(url: string): Candidate {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    types: {
      getTypeParser: (type, format) => (type === int8 ? readInteger : pg.types.getTypeParser(type, format)),
    },
  });
  return {
    name: 'bare',
    async findById(id) {
      const { rows } = await pool.query({
        name: 'find',
        text: `select id, ${columnList} from users where id = $1`,
        values: [id],
      });
      return rows[0];
    },
    async list(limit) {
      const { rows } = await pool.query({
        name: 'list',
        text: `select id, ${columnList} from users where status = $1 order by id limit $2`,
        values: ['active', limit],
      });
      return rows;
    },
    async insert(row) {
      const { rows } = await pool.query({
        name: 'insert',
        text: `insert into imports (${columnList}) values ${oneRow} returning id, ${columnList}`,
        values: valuesOf(row),
      });
      return rows[0];
    },
    async update(id, name) {
      const { rows } = await pool.query({
        name: 'update',
        text: `update users set name = $1 where id = $2 returning id, ${columnList}`,
        values: [name, id],
      });
      return rows[0];
    },
    async insertMany(rows) {
      const client = await pool.connect();
      await client.query('begin');
      for (let start = 0; start < rows.length; start += rowsAtOnce) {
        const chunk = rows.slice(start, start + rowsAtOnce);
        const tuples = chunk.map((_row, index) => tupleFrom(index * insertedColumns.length));
        await client.query({
          name: `insert ${chunk.length}`,
          text: `insert into imports (${columnList}) values ${tuples.join(', ')}`,
          values: chunk.flatMap(valuesOf),
        });
      }
      await client.query('commit');
      client.release();
    },
    close: async () => pool.end(),
  };
}

function tupleFrom(start: number): string {
  return `(${insertedColumns.map((_column, index) => `$${start + index + 1}`).join(', ')})`;
}

function valuesOf(row: NewUser): unknown[] {
  return insertedColumns.map((column) =>
    column === 'settings' ? JSON.stringify(row.settings) : row[column],
  );
}

function readInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is more than a number holds.`);
  return number;
}
