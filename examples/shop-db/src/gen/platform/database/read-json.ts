import { DatabaseError } from './database-error.ts';

/** The value of a JSON text in a column. Throws a `DatabaseError` that names the column, never the text. */
export function readJson(text: string, column: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadableText(column, 'JSON', cause);
  }
}

/** The error of a text that is none of what its column is of. */
export function unreadableText(column: string, what: string, cause?: unknown): DatabaseError {
  const message = `The column ${JSON.stringify(column)} holds a text that is no ${what}.`;
  return new DatabaseError({ kind: 'invalid-value', columns: [column] }, { message, cause });
}
