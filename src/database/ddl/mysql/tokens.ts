import { createToken, Lexer, type ITokenConfig, type TokenType } from 'chevrotain';

/** Any token at all: what stands in places that are passed over. */
export const AnyToken = createToken({ name: 'AnyToken', label: 'something', pattern: Lexer.NA });
/** What may name a table, column or key: a word, also one of the keywords, or anything in the quotes of names. */
export const Name = createToken({ name: 'Name', label: 'a name', pattern: Lexer.NA });
/** A string in single or double quotes. */
export const Text = createToken({ name: 'Text', label: 'a string', pattern: Lexer.NA });

const list: TokenType[] = [AnyToken, Name, Text];

function define(config: ITokenConfig, ...categories: TokenType[]): TokenType {
  const token = createToken({ pattern: Lexer.NA, ...config, categories: [...categories, AnyToken] });
  list.push(token);
  return token;
}

function keyword(word: string): TokenType {
  return define({ name: word, label: `"${word}"` }, Name);
}

/** `` `a` `` */
export const QuotedName = define({ name: 'QuotedName', label: 'a name' }, Name);
/** `'a'` */
export const SingleQuoted = define({ name: 'SingleQuoted', label: 'a string' }, Text);
/** `"a"`: a string, under ANSI_QUOTES a name. Which of them, its place tells. */
export const DoubleQuoted = define({ name: 'DoubleQuoted', label: 'a string' }, Text, Name);
/** A number without its sign. */
export const Digits = define({ name: 'Digits', label: 'a number' });
/** A word that is no keyword. */
export const Word = define({ name: 'Word', label: 'a name' }, Name);
/** `(` */
export const LParen = define({ name: 'LParen', label: '"("' });
/** `)` */
export const RParen = define({ name: 'RParen', label: '")"' });
/** `,` */
export const Comma = define({ name: 'Comma', label: '","' });
/** `.` */
export const Dot = define({ name: 'Dot', label: '"."' });
/** `=` */
export const Equals = define({ name: 'Equals', label: '"="' });
/** Any other character. */
export const Sign = define({ name: 'Sign', label: 'a sign' });

const keywords = (
  'ADD AFTER ALTER ALWAYS AS AUTO_INCREMENT CHANGE CHARACTER CHARSET CHECK COLLATE COLUMN COMMENT CONSTRAINT ' +
  'CREATE DEFAULT DELETE DROP ENGINE EXISTS FIRST FOREIGN FULLTEXT GENERATED IF INDEX INVISIBLE KEY KEYS LIKE ' +
  'MODIFY NOT NULL ON PARTITION PARTITIONS PERIOD PERSISTENT PRIMARY REFERENCES RENAME SELECT SERIAL SET SPATIAL ' +
  'STORED TABLE TABLES TEMPORARY TO UNIQUE UPDATE USE USING VALUE VECTOR VIEW VIRTUAL WITH ACTION CASCADE NO ' +
  'RESTRICT BTREE HASH RTREE'
).split(' ');

const byWord = new Map<string, TokenType>(keywords.map((word) => [word, keyword(word)]));

/** The keyword that a word is, whatever its case; undefined for others. */
export function keywordOf(word: string): TokenType | undefined {
  return byWord.get(word.toUpperCase());
}

/** The token of a keyword of the list above. */
export function kw(word: string): TokenType {
  // A word outside of the list can never match, which the tests of the grammar would show at once.
  return byWord.get(word) ?? Sign;
}

/** Every token, for the parser. */
export const vocabulary: readonly TokenType[] = list;
