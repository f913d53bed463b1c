import type { Dialect } from '../dialect.ts';
import { isSameType } from './column-aspects.ts';
import type { SchemaChange, TableChange } from './schema-change.ts';

/** A column that goes while another one of its type comes. */
export interface LikelyRename {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Columns that may have been renamed: one of a type goes, and one of the same type comes. */
export function likelyRenames(changes: readonly SchemaChange[], dialect: Dialect): LikelyRename[] {
  return changes.flatMap((change) => (change.kind === 'change-table' ? inTable(change, dialect) : []));
}

function inTable({ after, parts }: TableChange, dialect: Dialect): LikelyRename[] {
  const gone = parts.flatMap((part) => (part.kind === 'drop-column' ? [part.column] : []));
  const come = parts.flatMap((part) => (part.kind === 'add-column' ? [part.column] : []));
  return gone.flatMap((column) => {
    const alike = come.filter(
      // What differs in capitals alone is renamed without a word where that is one name.
      ({ name, type }) =>
        (dialect === 'postgres' || name.toLowerCase() !== column.name.toLowerCase()) &&
        isSameType(column.type, type, 'postgres'),
    );
    const [only] = alike;
    return only === undefined || alike.length > 1
      ? []
      : [{ table: after.name, from: column.name, to: only.name }];
  });
}
