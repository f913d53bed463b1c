import { InvalidQueryError } from './model-errors.ts';
import { parameterLimit } from './parameter-limit.ts';
import type { StatementOptions, StatementResult } from './session.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';

/** The parameters of a statement that is being written, and their placeholders in its text. */
export class StatementWriter {
  readonly layout: TableLayout;
  readonly parameters: unknown[] = [];
  readonly #session: TableAccess['session'];

  constructor({ layout, session }: TableAccess) {
    this.layout = layout;
    this.#session = session;
  }

  /** A value of a column, to be written or set. */
  value(column: LayoutColumn, value: unknown): string {
    this.parameters.push(this.#session.encode(value, column.info));
    return placeholder(this.layout, this.parameters.length);
  }

  /** A value that a column is compared with. */
  operand(column: LayoutColumn, value: unknown): string {
    return asOperand(this.layout, column, this.value(column, value));
  }

  /** A value that is passed as it is, whatever the column: a pattern, a limit, a text that the database wrote. */
  raw(value: unknown): string {
    this.parameters.push(value);
    return placeholder(this.layout, this.parameters.length);
  }

  /** Runs the statement that was written. Rejects when it has more parameters than the database takes. */
  async run<Row>(text: string, options?: StatementOptions): Promise<StatementResult<Row>> {
    const limit = parameterLimit[this.layout.dialect];
    if (this.parameters.length > limit) {
      throw new InvalidQueryError(
        this.layout.table.name,
        `A statement takes ${limit} values, not ${this.parameters.length}: ask in several steps, or use a join through db.`,
      );
    }
    return this.#session.run<Row>(text, this.parameters, options);
  }
}

/** The placeholder of the parameter with this number, from 1. */
export function placeholder({ dialect }: TableLayout, number: number): string {
  return dialect === 'postgres' ? `$${number}` : '?';
}

/**
 * A placeholder as a value to compare a column with. MySQL compares decimals with texts as doubles, and SQLite compares
 * them as texts; both are told to compare numbers.
 */
export function asOperand(
  { dialect }: TableLayout,
  { info }: LayoutColumn,
  placeholder: string,
): string {
  if (info.kind !== 'decimal') return placeholder;
  if (dialect === 'mysql') return `cast(${placeholder} as decimal(65, 30))`;
  return dialect === 'sqlite' ? `cast(${placeholder} as real)` : placeholder;
}

/** A column as it is compared and sorted: see {@link asOperand}. */
export function comparable({ dialect }: TableLayout, { info, sql }: LayoutColumn): string {
  return info.kind === 'decimal' && dialect === 'sqlite' ? `cast(${sql} as real)` : sql;
}
