import type { IndexPart, KeySchema } from '../schema.ts';

/** A primary key, whose parts are columns or the beginnings of their values. */
export function keySchema(parts: readonly IndexPart[]): KeySchema {
  const held = parts.flatMap((part) => (part.kind === 'column' ? [part] : []));
  const columns = held.map(({ column }) => column);
  const prefixes = held.map(({ prefix }) => prefix);
  return prefixes.every((prefix) => prefix === null) ? { columns } : { columns, prefixes };
}
