/**
 * What a value is to a program, whatever the database calls its type. Generated models carry these words, and the
 * database part of the platform (`src/runtime/database/column.ts`) reads and writes values by them.
 *
 * | kind | in TypeScript |
 * |---|---|
 * | `boolean` | `boolean` |
 * | `integer` | `number`: everything of up to 32 bits, and years |
 * | `int64`, `uint64` | by the setting `int64`: `number` (refused outside the safe range), `bigint` or `string` |
 * | `decimal` | `string`: every digit is kept |
 * | `float` | `number` |
 * | `text` | `string`: also citext, inet, xml, ranges, names of network and search types |
 * | `uuid` | `string` |
 * | `date` | `string`, `YYYY-MM-DD` |
 * | `datetime` | `Date`, in UTC |
 * | `time` | `string`, `HH:MM:SS[.ffffff]` with an offset where the type has one |
 * | `interval` | `string`, ISO 8601 |
 * | `json` | `unknown` |
 * | `enum` | a union of its words |
 * | `set` | an array of its words |
 * | `bits` | `string` of 0 and 1 |
 * | `bytes` | `Uint8Array` |
 * | `point` | `{ x: number; y: number }` |
 * | `vector` | `number[]` |
 * | `geometry` | `unknown`, never written |
 * | `unknown` | `unknown`, with a warning |
 */
export const valueKinds = [
  'boolean',
  'integer',
  'int64',
  'uint64',
  'decimal',
  'float',
  'text',
  'uuid',
  'date',
  'datetime',
  'time',
  'interval',
  'json',
  'enum',
  'set',
  'bits',
  'bytes',
  'point',
  'vector',
  'geometry',
  'unknown',
] as const;

/** One of {@link valueKinds}. */
export type ValueKind = (typeof valueKinds)[number];
