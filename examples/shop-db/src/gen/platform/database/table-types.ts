/** The types of one table, which its generated model names once. */
export interface TableTypes {
  /** A row as it is read. */
  readonly Row: object;
  /** What a new row needs. */
  readonly Insert: object;
  /** What may change in a row. */
  readonly Update: object;
  /** A primary key: the value of its column, or an object of its columns. */
  readonly Key: unknown;
}
