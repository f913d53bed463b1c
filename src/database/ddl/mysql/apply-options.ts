import { mysqlColumnType } from '../../mysql/column-type.ts';
import { charactersOf } from '../../mysql/characters-of.ts';
import { hasCharacters } from '../../mysql/has-characters.ts';
import { bytesPerCharacter } from './declared-type.ts';
import type { DraftColumn, DraftTable } from './draft-table.ts';
import type { TableOptions } from './statement.ts';

/** Sets the options of a table that a statement names. */
export function applyOptions(table: DraftTable, options: TableOptions): void {
  if (options.comment !== undefined) table.comment = options.comment;
  if (options.engine !== undefined) table.engine = options.engine;
  if (options.charset !== undefined) {
    table.charset = options.charset;
    table.collation = options.collation;
  }
  if (options.isConverted === true)
    table.columns = table.columns.map((column) => convertColumn(column, table));
  if (options.isPartitioned !== undefined) table.isPartitioned = options.isPartitioned;
}

const largerText: ReadonlyMap<string, string> = new Map([
  ['tinytext', 'text'],
  ['text', 'mediumtext'],
  ['mediumtext', 'longtext'],
]);

/** A text in the character set of its table. What holds a number of bytes grows, to hold as many characters as before. */
function convertColumn(column: DraftColumn, { charset, collation }: DraftTable): DraftColumn {
  const characters = charactersOf(charset, collation);
  if (!hasCharacters(column.type) || characters === undefined) return column;
  const bytes = bytesPerCharacter(charset);
  const larger = bytes > column.bytesPerCharacter ? largerText.get(column.type.name) : undefined;
  const type = larger === undefined ? column.type : mysqlColumnType(larger);
  return { ...column, type: { ...type, characters }, bytesPerCharacter: bytes };
}
