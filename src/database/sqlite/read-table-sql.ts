import {
  behindBracket,
  nameOfToken,
  splitAtCommas,
  sqliteTokens,
  textOf,
  type SqliteToken,
} from './sqlite-tokens.ts';

/** What only the text of CREATE TABLE says of a table; SQLite has no other way to ask for it. */
export interface TableSql {
  readonly checks: readonly TableCheck[];
  /** The expressions of generated columns. */
  readonly generated: ReadonlyMap<string, string>;
  /** The names of foreign keys in the order of their declaration; undefined for those without one. */
  readonly foreignKeyNames: readonly (string | undefined)[];
}

/** A check; `column` is the one behind which it stands. */
export interface TableCheck {
  readonly name: string | undefined;
  readonly column: string | undefined;
  readonly expression: string;
}

/** Reads the declaration of a table as SQLite keeps it. */
export function readTableSql(sql: string): TableSql {
  const tokens = sqliteTokens(sql);
  const found: Found = { checks: [], generated: new Map(), foreignKeyNames: [] };
  const open = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === '(');
  if (open < 0) return found;
  for (const item of splitAtCommas(tokens, open + 1, behindBracket(tokens, open) - 1)) {
    const [first] = item;
    const isConstraint =
      first?.kind === 'word' && ['constraint', 'primary', 'unique', 'check', 'foreign'].includes(first.text);
    const column = isConstraint ? undefined : nameOfToken(first, sql);
    readItem(item.slice(isConstraint ? 0 : 1), column, sql, found);
  }
  return found;
}

interface Found extends TableSql {
  readonly checks: TableCheck[];
  readonly generated: Map<string, string>;
  readonly foreignKeyNames: (string | undefined)[];
}

function readItem(
  tokens: readonly SqliteToken[],
  column: string | undefined,
  sql: string,
  found: Found,
): void {
  let name: string | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === 'sign' && token.text === '(') index = behindBracket(tokens, index) - 1;
    if (token?.kind !== 'word') continue;
    const next = tokens[index + 1];
    const isBracket = next?.kind === 'sign' && next.text === '(';
    if (token.text === 'constraint') {
      name = nameOfToken(next, sql);
      index += 1;
    } else if ((token.text === 'check' || token.text === 'as') && isBracket) {
      const behind = behindBracket(tokens, index + 1);
      const expression = textOf(tokens.slice(index + 2, behind - 1), sql);
      if (token.text === 'check') found.checks.push({ name, column, expression });
      else if (column !== undefined) found.generated.set(column, expression);
      name = undefined;
      index = behind - 1;
    } else if (token.text === 'references') {
      found.foreignKeyNames.push(name);
      name = undefined;
    } else if (['primary', 'unique', 'not', 'null', 'default', 'collate'].includes(token.text))
      name = undefined;
  }
}
