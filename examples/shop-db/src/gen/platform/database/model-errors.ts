/** There is no row with the key that was asked for. The HTTP layer answers 404. */
export class RowNotFoundError extends Error {
  readonly statusCode = 404;
  /** The message names no table and no value, so that a client may see it. */
  readonly expose = true;
  readonly table: string;
  readonly key: unknown;

  constructor(table: string, key: unknown) {
    super('What was asked for does not exist.');
    this.name = 'RowNotFoundError';
    this.table = table;
    this.key = key;
  }
}

/** A row was changed by somebody else after it was read. The HTTP layer answers 409. */
export class ConflictError extends Error {
  readonly statusCode = 409;
  readonly expose = true;
  readonly table: string;
  readonly key: unknown;

  constructor(table: string, key: unknown) {
    super(
      'This was changed by somebody else in the meantime: read it again, then repeat the change.',
    );
    this.name = 'ConflictError';
    this.table = table;
    this.key = key;
  }
}

/** A cursor was made for another list, or is none. The HTTP layer answers 400. */
export class InvalidCursorError extends Error {
  readonly statusCode = 400;
  readonly expose = true;

  constructor() {
    super('The cursor does not belong to this list: start again from its first page.');
    this.name = 'InvalidCursorError';
  }
}

/** A model was asked for something that makes no sense, which types would have refused. The service's own fault. */
export class InvalidQueryError extends Error {
  constructor(table: string, problem: string) {
    super(`${problem} (table ${JSON.stringify(table)})`);
    this.name = 'InvalidQueryError';
  }
}
