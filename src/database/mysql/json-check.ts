import { expressionKey } from '../expression-key.ts';
import { expressionText } from './expression-text.ts';

/**
 * Whether a check says no more than that a column holds JSON. MariaDB has no type of its own for it: `json` becomes
 * `longtext` with this check, and back when tables are read.
 */
export function isJsonCheck(expression: string, column: string): boolean {
  if (!/^\s*\(*\s*json_valid\b/i.test(expression)) return false;
  const wanted = `json_valid(\`${column.replaceAll('`', '``')}\`)`;
  return expressionKey(expressionText(expression)) === expressionKey(wanted);
}
