import { LruMap } from './lru-map.ts';
import type { Pool } from './pool.ts';

/** Texts whose kind is remembered. */
const textLimit = 1_000;

const reads = /^\s*(?:select|with|values)\b/i;
const mayWrite =
  /\b(?:for\s+(?:no\s+key\s+)?(?:update|share)|for\s+key\s+share|lock\s+in\s+share\s+mode|insert|update|delete|merge|into|nextval|setval|get_lock|last_insert_id)\b/i;

/** The pools of the copies that are read from, in turn. */
export class Replicas {
  readonly pools: readonly Pool[];
  readonly #isRead = new LruMap<string, boolean>(textLimit);
  #turn = 0;

  constructor(pools: readonly Pool[]) {
    this.pools = pools;
  }

  /** Whether a statement only reads. One that is in doubt goes to the primary. */
  takes(sql: string): boolean {
    let answer = this.#isRead.get(sql);
    if (answer === undefined) {
      answer = reads.test(sql) && !mayWrite.test(sql);
      this.#isRead.set(sql, answer);
    }
    return answer;
  }

  next(): Pool {
    this.#turn = (this.#turn + 1) % this.pools.length;
    const pool = this.pools[this.#turn];
    if (pool === undefined) throw new RangeError('There is no replica.');
    return pool;
  }
}
