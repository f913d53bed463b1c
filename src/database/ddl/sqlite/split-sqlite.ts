import { sqliteTokens, type SqliteToken } from '../../sqlite/sqlite-tokens.ts';

/** A statement of a script. */
export interface SqliteStatement {
  readonly text: string;
  /** Where it begins in the script, in UTF-16 units. */
  readonly start: number;
  readonly tokens: readonly SqliteToken[];
}

/** Splits a script at semicolons outside of quotes, comments and the bodies of triggers. Commands of the shell (`.mode`) are left out. */
export function splitSqlite(script: string): SqliteStatement[] {
  const statements: SqliteStatement[] = [];
  // A line of the shell begins with a dot; with spaces in its place everything keeps its position.
  const text = script.replaceAll(/^\.[a-z][^\n]*/gim, (line) => ' '.repeat(line.length));
  let tokens: SqliteToken[] = [];
  let depth = 0;
  const end = (): void => {
    const [first] = tokens;
    if (first !== undefined)
      statements.push({ text: text.slice(first.start, tokens.at(-1)?.end), start: first.start, tokens });
    tokens = [];
    depth = 0;
  };
  for (const token of sqliteTokens(text)) {
    if (token.kind === 'sign' && token.text === ';' && depth === 0) {
      end();
      continue;
    }
    tokens.push(token);
    if (token.kind !== 'word' || !isTrigger(tokens)) continue;
    if (token.text === 'begin' || (token.text === 'case' && depth > 0)) depth += 1;
    else if (token.text === 'end') depth -= 1;
  }
  end();
  return statements;
}

function isTrigger(tokens: readonly SqliteToken[]): boolean {
  return tokens[0]?.text === 'create' && tokens.slice(1, 3).some(({ text }) => text === 'trigger');
}
