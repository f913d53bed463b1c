const tokens =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\?\d*|[:@$][A-Za-z_]\w*/g;

/**
 * How many values a statement wants. SQLite itself takes missing ones for NULL without a word. Undefined for statements
 * with numbered or named placeholders, whose values are not counted.
 */
export function countPlaceholders(sql: string): number | undefined {
  let count = 0;
  for (const [token] of sql.matchAll(tokens)) {
    if (token === '?') count++;
    else if (/^[?:@$]/.test(token)) return undefined;
  }
  return count;
}
