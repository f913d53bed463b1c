import { charactersOf } from '../../mysql/characters-of.ts';
import { hasCharacters } from '../../mysql/has-characters.ts';
import type { Characters, ColumnType } from '../../schema.ts';
import type { DraftTable } from './draft-table.ts';
import type { TypeNode } from './statement.ts';

/** What the texts of a column are stored in: as it says itself, else as its table does; undefined where neither says it. */
export function declaredCharacters(
  node: TypeNode,
  type: ColumnType,
  table: Pick<DraftTable, 'charset' | 'collation'>,
): Characters | undefined {
  if (!hasCharacters(type)) return undefined;
  const own = charactersOf(node.charset ?? wordCharset(node), node.collation);
  const characters = own ?? charactersOf(table.charset, table.collation);
  // The attribute that is called BINARY compares bytes of texts that stay texts.
  const isBinary = node.attributes.includes('binary') && node.collation === undefined;
  if (!isBinary || characters === undefined) return characters;
  return { set: characters.set, collation: `${characters.set}_bin` };
}

function wordCharset({ words, attributes }: TypeNode): string | undefined {
  if (/^(?:national |nchar|nvarchar)/.test(words)) return 'utf8mb3';
  if (attributes.includes('ascii')) return 'latin1';
  return attributes.includes('unicode') ? 'ucs2' : undefined;
}
