import { type IToken, tokenMatcher } from 'chevrotain';
import { nameText } from './parser-base.ts';
import * as t from './tokens.ts';

/** A column that a query gives. */
export type QueryColumn =
  /** `*` or `t.*`; the table is empty for all. */
  | { readonly kind: 'all'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string; readonly name: string }
  /** `COUNT(…)`, whose type is always the same. */
  | { readonly kind: 'count'; readonly name: string };

/** A table that a query reads. */
export interface QueryTable {
  readonly schema: string | undefined;
  readonly name: string;
  /** What the query calls it. */
  readonly alias: string;
  /** On the side of an outer join that may be empty. */
  isOptional: boolean;
}

/** What a plain query gives, from which tables. */
export interface PlainQuery {
  readonly columns: readonly QueryColumn[];
  readonly tables: readonly QueryTable[];
}

const joinWords = ['JOIN', 'INNER', 'CROSS', 'LEFT', 'RIGHT', 'NATURAL', 'STRAIGHT_JOIN'];
const endWords = ['WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'WINDOW', 'FOR', 'LOCK', 'PROCEDURE', 'INTO'];
const modifierWords = ['ALL', 'DISTINCT', 'DISTINCTROW', 'HIGH_PRIORITY', 'STRAIGHT_JOIN', 'SQL_NO_CACHE'];

/**
 * Reads `SELECT columns FROM tables …` as far as names tell what it gives: columns of tables, also joined ones, and
 * counts. For any other query the reason why it is not followed.
 */
export function readPlainQuery(tokens: readonly IToken[]): PlainQuery | string {
  const words = tokens.map((token) => token.image.toUpperCase());
  const start = words.findIndex((word) => word !== '(');
  if (words[start] !== 'SELECT') return 'it is no plain SELECT';
  if (words.includes('UNION') || words.includes('INTERSECT') || words.includes('EXCEPT'))
    return 'it joins several queries';
  const from = topLevel(tokens, start).find((index) => words[index] === 'FROM');
  if (from === undefined) return 'it reads no table';
  let first = start + 1;
  while (modifierWords.includes(words[first] ?? '')) first++;
  const columns: QueryColumn[] = [];
  for (const item of splitByComma(tokens.slice(first, from))) {
    const column = queryColumn(item);
    if (column === undefined) return `"${shortText(item)}" is not just a column of a table`;
    columns.push(column);
  }
  const tables = queryTables(tokens.slice(from + 1));
  if (typeof tables === 'string') return tables;
  return tables.length === 0 ? 'it reads no table' : { columns, tables };
}

function topLevel(tokens: readonly IToken[], start: number): number[] {
  let depth = 0;
  const found: number[] = [];
  for (let index = start; index < tokens.length; index++) {
    const image = tokens[index]?.image;
    if (image === '(') depth++;
    else if (image === ')') depth--;
    else if (depth === 0) found.push(index);
    if (depth < 0) break;
  }
  return found;
}

function splitByComma(tokens: readonly IToken[]): IToken[][] {
  const items: IToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.image === '(') depth++;
    if (token.image === ')') depth--;
    if (token.image === ',' && depth === 0) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

function queryColumn(item: readonly IToken[]): QueryColumn | undefined {
  const tokens = [...item];
  const alias = takeAlias(tokens);
  const images = tokens.map((token) => token.image);
  if (images[0]?.toUpperCase() === 'COUNT' && images[1] === '(' && images.indexOf(')') === images.length - 1)
    return { kind: 'count', name: alias ?? images.join('') };
  const path = tokens.filter((_token, index) => index % 2 === 0);
  const areDots = images.every((image, index) => index % 2 === 0 || image === '.');
  if (!areDots || images.length % 2 === 0 || images.length > 5) return undefined;
  const [table, last] = [path.at(-2), path.at(-1)];
  if (last === undefined) return undefined;
  const tableName = table === undefined ? '' : nameText(table.image);
  if (last.image === '*' && alias === undefined) return { kind: 'all', table: tableName };
  if (!path.every((token) => tokenMatcher(token, t.Name)) || /^(?:null|true|false)$/i.test(last.image))
    return undefined;
  const column = nameText(last.image);
  return { kind: 'column', table: tableName, column, name: alias ?? column };
}

/** Takes `AS name`, or a name behind what could end an expression, off the end of a list item. */
function takeAlias(tokens: IToken[]): string | undefined {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (last === undefined || before === undefined || before.image === '.') return undefined;
  const isName = tokenMatcher(last, t.Name) || tokenMatcher(last, t.Text);
  if (!isName) return undefined;
  const hasAs = before.image.toUpperCase() === 'AS';
  const isBehindOperand = before.image === ')' || tokenMatcher(before, t.Name);
  if (!hasAs && !isBehindOperand) return undefined;
  tokens.splice(hasAs ? -2 : -1);
  return last.image.startsWith("'") ? nameText(`\`${last.image.slice(1, -1)}\``) : nameText(last.image);
}

function queryTables(tokens: readonly IToken[]): QueryTable[] | string {
  const tables: QueryTable[] = [];
  let isOptional = false;
  let index = 0;
  const word = (ahead = 0): string => tokens[index + ahead]?.image.toUpperCase() ?? '';
  while (index < tokens.length && !endWords.includes(word())) {
    if (word() === 'SELECT') return 'it reads from a query';
    if (word() === 'RIGHT' && word(1) !== '(') for (const table of tables) table.isOptional = true;
    if (word() === 'LEFT' && word(1) !== '(') isOptional = true;
    else if (word() === 'ON') {
      index = conditionEnd(tokens, index + 1);
      continue;
    } else if (word() === 'USING') index++;
    else if (isTableName(tokens[index]) && !joinWords.includes(word()) && word() !== 'OUTER') {
      const read = queryTable(tokens, index, isOptional);
      tables.push(read.table);
      index = read.end;
      isOptional = false;
      continue;
    } else if (word() === ',') isOptional = false;
    if (word() === '(' && tokens[index - 1]?.image.toUpperCase() === 'USING')
      index = behindParenthesis(tokens, index);
    else index++;
  }
  return tables;
}

function isTableName(token: IToken | undefined): boolean {
  return token !== undefined && tokenMatcher(token, t.Name);
}

function queryTable(
  tokens: readonly IToken[],
  start: number,
  isOptional: boolean,
): { readonly table: QueryTable; readonly end: number } {
  const path = [nameText(tokens[start]?.image ?? '')];
  let end = start + 1;
  while (tokens[end]?.image === '.' && path.length < 2) {
    path.push(nameText(tokens[end + 1]?.image ?? ''));
    end += 2;
  }
  if (tokens[end]?.image.toUpperCase() === 'AS') end++;
  const next = tokens[end];
  const reserved = [...joinWords, ...endWords, 'ON', 'USING', 'USE', 'FORCE', 'IGNORE'];
  const hasAlias = isTableName(next) && !reserved.includes(next?.image.toUpperCase() ?? '');
  const name = path.at(-1) ?? '';
  const alias = hasAlias ? nameText(next?.image ?? '') : name;
  const schema = path.length > 1 ? path[0] : undefined;
  return { table: { schema, name, alias, isOptional }, end: hasAlias ? end + 1 : end };
}

function conditionEnd(tokens: readonly IToken[], start: number): number {
  let index = start;
  while (index < tokens.length) {
    const word = tokens[index]?.image.toUpperCase() ?? '';
    const isCall = tokens[index + 1]?.image === '(' && (word === 'LEFT' || word === 'RIGHT');
    if (word === ')' || word === ',' || endWords.includes(word)) return index;
    if (joinWords.includes(word) && !isCall) return index;
    index = word === '(' ? behindParenthesis(tokens, index) : index + 1;
  }
  return index;
}

function behindParenthesis(tokens: readonly IToken[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    if (tokens[index]?.image === '(') depth++;
    if (tokens[index]?.image === ')' && --depth === 0) return index + 1;
  }
  return tokens.length;
}

function shortText(tokens: readonly IToken[]): string {
  const text = tokens.map((token) => token.image).join(' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
