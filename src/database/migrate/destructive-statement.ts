import type { Dialect } from '../dialect.ts';
import { splitScript, type ScriptStatement } from '../../runtime/database/migrate/split-script.ts';

const destroys =
  /^(?:drop\s+(?:table|database|schema|materialized)|truncate|delete\s+from)\b|^alter\s+table\b[^]*\bdrop\s+(?:column\b|(?!constraint|index|key|primary|foreign|check|default|not|identity|expression|if)[\w"`])/i;

/** The statements of a script that destroy rows or columns, as far as their words tell. */
export function destructiveStatements(script: string, dialect: Dialect): ScriptStatement[] {
  return splitScript(script, dialect).filter(({ sql }) => destroys.test(sql));
}
