import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { tableKey } from '../../table-key.ts';
import { isSameName, type DraftTable } from './draft-table.ts';

/** The tables and views that the statements so far have left, in the order of their creation. */
export class DraftCatalog {
  readonly #tables = new Map<string, DraftTable>();
  /** The same tables by their names without case. */
  readonly #folded = new Map<string, DraftTable>();
  /**
   * What is to be said of views that read no table, by name. Dumps declare every view like that first and replace it
   * later, so it is said only of those that stay.
   */
  readonly doubtfulViews = new Map<string, Diagnostic>();
  /** The database that USE has chosen. */
  current: string | null = null;

  /** All of them. */
  get tables(): readonly DraftTable[] {
    return [...this.#tables.values()];
  }

  /** A table by its name; one that differs in case only when there is no other. */
  find(schema: string | undefined, name: string): DraftTable | undefined {
    const wanted = schema ?? this.current;
    const key = tableKey({ schema: wanted, name });
    return this.#tables.get(key) ?? this.#folded.get(key.toLowerCase());
  }

  /** Adds a table, in place of one of its name. */
  add(table: DraftTable): void {
    const key = tableKey(table);
    this.#tables.set(key, table);
    this.#folded.set(key.toLowerCase(), table);
  }

  /** Forgets a table. */
  remove(table: DraftTable): void {
    const key = tableKey(table);
    this.#tables.delete(key);
    if (this.#folded.get(key.toLowerCase()) === table) this.#folded.delete(key.toLowerCase());
  }

  /** Forgets all tables of a database. */
  removeSchema(schema: string): void {
    for (const table of this.tables) if (isSameName(table.schema ?? '', schema)) this.remove(table);
  }

  /** Gives a table another name, and the foreign keys that point to it, and its own where the server has named them. */
  rename(table: DraftTable, schema: string | null, name: string): void {
    const old = { schema: table.schema, name: table.name };
    this.remove(table);
    table.foreignKeys = table.foreignKeys.map((key) => {
      const number = key.name.startsWith(`${old.name}_ibfk_`) ? key.name.slice(old.name.length) : undefined;
      return number === undefined ? key : { ...key, name: name + number };
    });
    table.schema = schema;
    table.name = name;
    this.add(table);
    for (const other of this.tables) {
      other.foreignKeys = other.foreignKeys.map((key) => {
        const { references } = key;
        const isOld = references.table === old.name && references.schema === old.schema;
        return isOld ? { ...key, references: { ...references, schema, table: name } } : key;
      });
    }
  }
}
