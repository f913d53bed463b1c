import type { ColumnType } from '../../schema.ts';
import { mysqlColumnType } from '../../mysql/column-type.ts';
import { quotedList, quoteText, unquoteText } from '../../mysql/quoted-text.ts';
import type { TypeNode } from './statement.ts';

/** The name that a server gives to a type that may be declared by others. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['bool', 'tinyint(1)'],
  ['boolean', 'tinyint(1)'],
  ['int1', 'tinyint'],
  ['int2', 'smallint'],
  ['int3', 'mediumint'],
  ['int4', 'int'],
  ['int8', 'bigint'],
  ['middleint', 'mediumint'],
  ['integer', 'int'],
  ['serial', 'bigint'],
  ['dec', 'decimal'],
  ['fixed', 'decimal'],
  ['numeric', 'decimal'],
  ['real', 'double'],
  ['double precision', 'double'],
  ['float4', 'float'],
  ['float8', 'double'],
  ['character', 'char'],
  ['nchar', 'char'],
  ['national char', 'char'],
  ['national character', 'char'],
  ['char byte', 'binary'],
  ['char varying', 'varchar'],
  ['character varying', 'varchar'],
  ['varcharacter', 'varchar'],
  ['nvarchar', 'varchar'],
  ['nchar varying', 'varchar'],
  ['nchar varchar', 'varchar'],
  ['nchar varcharacter', 'varchar'],
  ['national varchar', 'varchar'],
  ['national varcharacter', 'varchar'],
  ['national char varying', 'varchar'],
  ['national character varying', 'varchar'],
  ['long', 'mediumtext'],
  ['long varchar', 'mediumtext'],
  ['long varcharacter', 'mediumtext'],
  ['long char', 'mediumtext'],
  ['long char varying', 'mediumtext'],
  ['long character', 'mediumtext'],
  ['long character varying', 'mediumtext'],
  ['long varbinary', 'mediumblob'],
]);

/** What a type that holds characters is when its character set is `binary`. */
const binaryNames: ReadonlyMap<string, string> = new Map([
  ['char', 'binary'],
  ['varchar', 'varbinary'],
  ['tinytext', 'tinyblob'],
  ['text', 'blob'],
  ['mediumtext', 'mediumblob'],
  ['longtext', 'longblob'],
]);

/** Types that have a length or digits also where none are declared. */
const impliedList: ReadonlyMap<string, string> = new Map([
  ['decimal', '10,0'],
  ['bit', '1'],
  ['char', '1'],
  ['binary', '1'],
  ['vector', '2048'],
]);

/** Bytes that a character may need; others need one. */
const wideCharsets: ReadonlyMap<string, number> = new Map([
  ['utf8mb4', 4],
  ['utf32', 4],
  ['utf16', 4],
  ['utf16le', 4],
  ['utf8', 3],
  ['utf8mb3', 3],
  ['ucs2', 2],
  ['gbk', 2],
  ['gb2312', 2],
  ['big5', 2],
  ['sjis', 2],
  ['cp932', 2],
  ['euckr', 2],
  ['gb18030', 4],
  ['ujis', 3],
  ['eucjpms', 3],
]);

/** The character set where neither column nor table names one. */
const commonCharset = 'utf8mb4';

/** Bytes that one character needs at most in a character set. */
export function bytesPerCharacter(charset: string | undefined): number {
  return wideCharsets.get(charset ?? commonCharset) ?? 1;
}

/** The type that a server makes of a declaration; `tableCharset` counts where the column names no character set. */
export function declaredType(node: TypeNode, tableCharset: string | undefined): ColumnType {
  const [name = '', impliedWidth] = (synonyms.get(node.words) ?? node.words).split(/[()]/);
  const charset = charsetOf(node, name) ?? tableCharset;
  const list = listText(node.list) ?? impliedWidth;
  const sized = sizedName(charset === 'binary' ? (binaryNames.get(name) ?? name) : name, list, charset);
  const shown = sized.list ?? impliedList.get(sized.name);
  const isUnsigned = node.words === 'serial' || node.attributes.includes('unsigned');
  const isZerofill = node.attributes.includes('zerofill');
  const attributes = `${isUnsigned ? ' unsigned' : ''}${isZerofill ? ` zerofill` : ''}`;
  return mysqlColumnType(`${sized.name}${shown === undefined ? '' : `(${shown})`}${attributes}`);
}

function charsetOf(node: TypeNode, name: string): string | undefined {
  if (node.attributes.includes('byte')) return 'binary';
  if (node.attributes.includes('ascii')) return 'latin1';
  if (node.attributes.includes('unicode')) return 'ucs2';
  // Words of enums and sets, and JSON, are never bytes.
  return binaryNames.has(name) ? node.charset : undefined;
}

// Strings may stand in double quotes, numbers between blanks.
function listText(list: string | undefined): string | undefined {
  if (list === undefined) return undefined;
  if (!/['"]/.test(list)) return list.replaceAll(/\s|\/\*[^]*?\*\//g, '');
  if (!list.includes('"')) return quotedWords(quotedList(list));
  const strings = list.match(/'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"/g) ?? [];
  return quotedWords(strings.map((string) => unquoteText(string)));
}

// A server drops the blanks behind the words of enums and sets.
function quotedWords(words: readonly string[]): string {
  return words.map((word) => quoteText(word.replace(/ +$/, ''))).join(',');
}

const smallest = [
  { limit: 256, prefix: 'tiny' },
  { limit: 65_536, prefix: '' },
  { limit: 16_777_216, prefix: 'medium' },
] as const;

/** `text(100)` is the smallest type that holds so many characters; `float(30)` needs a double. */
function sizedName(
  name: string,
  list: string | undefined,
  charset: string | undefined,
): { readonly name: string; readonly list: string | undefined } {
  const size = Number(list);
  const isSized = list !== undefined && /^\d+$/.test(list);
  if ((name === 'text' || name === 'blob') && list !== undefined) {
    const bytes = isSized ? size * (name === 'text' ? bytesPerCharacter(charset) : 1) : 0;
    const prefix = isSized ? (smallest.find((entry) => bytes < entry.limit)?.prefix ?? 'long') : '';
    return { name: prefix + name, list: undefined };
  }
  if (name === 'float' && isSized) return { name: size > 24 ? 'double' : 'float', list: undefined };
  if (name === 'decimal' && isSized) return { name, list: `${list},0` };
  return { name, list };
}
