import type { NewUser } from './tables.ts';

/** One way to read and write the tables of the benchmark. All have one connection, and prepare what they can prepare. */
export interface Candidate {
  readonly name: string;
  findById(id: number): Promise<unknown>;
  /** The first active rows in the order of their numbers. */
  list(limit: number): Promise<readonly unknown[]>;
  /** Inserts a row and gives it as the database has it. */
  insert(row: NewUser): Promise<unknown>;
  /** Sets a name and gives the row as the database has it. */
  update(id: number, name: string): Promise<unknown>;
  /** Inserts rows, all of them or none. */
  insertMany(rows: readonly NewUser[]): Promise<unknown>;
  close(): Promise<void>;
}
