import type { FieldPacket } from 'mysql2';
import { LruMap } from '../lru-map.ts';
import type { RowPlan } from '../row-plan.ts';
import type { TableIndex } from '../table-index.ts';
import { haveSameColumns, planMysqlRows } from './mysql-decode.ts';

const planLimit = 500;
const readStart = /^\s*(?:select|with|values|show|explain|describe)\b/i;

/** How the results of one statement text are read. */
export interface KnownResult {
  readonly fields: readonly FieldPacket[];
  readonly plan: RowPlan;
  /** Its rows are what was found, not what was changed. */
  readonly isRead: boolean;
}

/** Plans of all connections to one database. */
export class MysqlPlans {
  readonly #tables: TableIndex;
  readonly #known = new LruMap<string, KnownResult>(planLimit);

  constructor(tables: TableIndex) {
    this.#tables = tables;
  }

  /** The plan for a result of the statement. */
  for(sql: string, fields: readonly FieldPacket[]): KnownResult {
    const known = this.#known.get(sql);
    if (known !== undefined && haveSameColumns(fields, known.fields)) return known;
    const plan = planMysqlRows(fields, this.#tables);
    const result = { fields, plan, isRead: readStart.test(sql) };
    this.#known.set(sql, result);
    return result;
  }
}
