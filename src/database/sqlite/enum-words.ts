import { sqliteTokens } from './sqlite-tokens.ts';

/**
 * The words that a check allows in a column, where it does nothing else: `status IN ('a', 'b')`, also with
 * `status IS NULL OR` in front. Undefined for any other check.
 */
export function enumWords(expression: string, column: string): readonly string[] | undefined {
  const tokens = sqliteTokens(expression);
  const isColumn = (index: number): boolean => {
    const token = tokens[index];
    const isName = token?.kind === 'word' || token?.kind === 'name';
    return isName && token.text.toLowerCase() === column.toLowerCase();
  };
  const isText = (index: number, text: string): boolean =>
    tokens[index]?.text === text && tokens[index].kind !== 'string';
  const hasNull = ['is', 'null', 'or'].every((word, index) => isText(index + 1, word));
  const start = hasNull ? 4 : 0;
  if (hasNull && !isColumn(0)) return undefined;
  if (!isColumn(start) || !isText(start + 1, 'in') || !isText(start + 2, '(')) return undefined;
  const words: string[] = [];
  for (let index = start + 3; index < tokens.length; index += 2) {
    const word = tokens[index];
    if (word?.kind !== 'string') return undefined;
    words.push(word.text);
    if (isText(index + 1, ')')) return index + 2 === tokens.length ? words : undefined;
    if (!isText(index + 1, ',')) return undefined;
  }
  return undefined;
}
