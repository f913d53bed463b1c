/**
 * What two texts of one expression have in common although a server keeps them in its own words: without spaces,
 * parentheses, quotes of names and casts, words in lower case, `= ANY (ARRAY[…])` as `IN (…)`. Two expressions that
 * differ in parentheses alone count as one.
 */
export function expressionKey(expression: string): string {
  const texts: string[] = [];
  const open = expression.replaceAll(
    /'(?:[^'\\]|\\[^]|'')*'/g,
    (text) => `\u0001${texts.push(text) - 1}\u0001`,
  );
  const bare = open
    .toLowerCase()
    .replaceAll(cast, '')
    .replaceAll(/[\s()`"]/g, '')
    .replaceAll(/=anyarray\[([^\]]*)\]/g, 'in$1')
    .replaceAll(cast, '');
  return bare.replaceAll(/\u0001(\d+)\u0001/g, (_, index: string) => texts[Number(index)] ?? '');
}

const cast =
  /\s*::\s*(?:character varying|bit varying|double precision|(?:timestamp|time)(?:\s*\(\d\))? with(?:out)? time zone|"?[a-z_][\w.]*"?)(?:\s*\(\d+(?:,\s*\d+)?\))?(?:\[\])*/g;
