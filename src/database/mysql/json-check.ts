import { expressionKey } from './expression-text.ts';

/**
 * Whether a check says no more than that a column holds JSON. MariaDB has no type of its own for it: `json` becomes
 * `longtext` with this check, and back when tables are read.
 */
export function isJsonCheck(expression: string, column: string): boolean {
  return (
    /^\s*\(*\s*json_valid\b/i.test(expression) &&
    expressionKey(expression).toLowerCase() ===
      `json_valid${expressionKey(`\`${column.replaceAll('`', '``')}\``)}`.toLowerCase()
  );
}
