import { lineComment } from '../../base/literal.ts';
import type { MigrationStatement } from '../diff/plan-migration.ts';

/** The text of `up.sql` or `down.sql`: statements that lose something are comments unless that is allowed, with the reason. */
export function printMigrationFile(
  statements: readonly MigrationStatement[],
  { what, isLossAllowed }: { readonly what: string; readonly isLossAllowed: boolean },
): string {
  const head = `-- ${lineComment(what)}\n`;
  const body = statements.map((statement) => printStatement(statement, isLossAllowed));
  return [head, ...body].join('\n');
}

function printStatement(
  { sql, losses, risks, isHeldBack }: MigrationStatement,
  isLossAllowed: boolean,
): string {
  const reasons = [...losses, ...risks].map((loss) => `-- Careful: ${lineComment(loss)}.\n`).join('');
  if (!isHeldBack || isLossAllowed) return `${reasons}${sql};\n`;
  const lines = `${sql};`.split(/\r\n|[\r\n]/).map((line) => `-- ${line}\n`);
  return `${reasons}-- Left out. Take the marks away if this is meant:\n${lines.join('')}`;
}
