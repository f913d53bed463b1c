import { behindBracket, splitAtCommas, sqliteTokens, textOf } from './sqlite-tokens.ts';

/** What only the text of CREATE INDEX says of an index. */
export interface IndexSql {
  /** Each part without its direction and collation. */
  readonly parts: readonly string[];
  readonly where: string | null;
}

/** Reads the declaration of an index as SQLite keeps it. */
export function readIndexSql(sql: string): IndexSql {
  const tokens = sqliteTokens(sql);
  const open = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === '(');
  if (open < 0) return { parts: [], where: null };
  const behind = behindBracket(tokens, open);
  const parts = splitAtCommas(tokens, open + 1, behind - 1).map((part) => {
    let end = part.length;
    const isWord = (index: number, words: readonly string[]): boolean => {
      const token = part[index];
      return token?.kind === 'word' && words.includes(token.text);
    };
    if (isWord(end - 1, ['asc', 'desc'])) end -= 1;
    if (isWord(end - 2, ['collate'])) end -= 2;
    return textOf(part.slice(0, end), sql);
  });
  const rest = tokens.slice(behind);
  const isPartial = rest[0]?.kind === 'word' && rest[0].text === 'where';
  return { parts, where: isPartial ? textOf(rest.slice(1), sql) : null };
}
