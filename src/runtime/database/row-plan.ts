import type { Decode } from './driver.ts';

/** One column of a result: where its value goes, and what is done to it. */
export interface PlannedColumn {
  readonly name: string;
  readonly decode: Decode | undefined;
}

type Row = Record<string, unknown>;

/** Makes rows of what a driver gives. Made once per statement text, so that columns that need nothing cost nothing. */
export interface RowPlan {
  /** Rows from lists of values. */
  readonly build: (values: readonly (readonly unknown[])[]) => Row[];
  /** Rows from those of the driver, which are changed in place. */
  readonly change: (rows: Row[]) => Row[];
}

/** The plan for columns, in their order. The last one wins where two have the same name. */
export function planRows(columns: readonly PlannedColumn[]): RowPlan {
  const named = new Map(columns.map((column) => [column.name, column]));
  const build = named.has('__proto__') ? buildGuarded : buildRow;
  const decoded = [...named.values()].filter(isDecoded);
  return {
    build: (values) => values.map((list) => build(columns, list)),
    change: (rows) => {
      for (const row of rows) changeRow(decoded, row);
      return rows;
    },
  };
}

type DecodedColumn = PlannedColumn & { readonly decode: Decode };

function isDecoded(column: PlannedColumn): column is DecodedColumn {
  return column.decode !== undefined;
}

function changeRow(columns: readonly DecodedColumn[], row: Row): void {
  for (const { name, decode } of columns) {
    const value = row[name];
    if (value !== null) row[name] = decode(value);
  }
}

function buildRow(columns: readonly PlannedColumn[], values: readonly unknown[]): Row {
  const row: Row = {};
  let index = 0;
  for (const { name, decode } of columns) {
    const value = values[index++];
    row[name] = decode === undefined || value === null ? value : decode(value);
  }
  return row;
}

// Assigning to `__proto__` would change what the row is instead of giving it a column.
function buildGuarded(columns: readonly PlannedColumn[], values: readonly unknown[]): Row {
  const row: Row = {};
  for (const [index, { name, decode }] of columns.entries()) {
    const raw = values[index];
    const value = decode === undefined || raw === null ? raw : decode(raw);
    Object.defineProperty(row, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return row;
}
