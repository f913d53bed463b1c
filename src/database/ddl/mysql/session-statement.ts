import { unquoteText } from '../../mysql/quoted-text.ts';
import type { DraftCatalog } from './draft-catalog.ts';
import { nameText } from './parser-base.ts';
import type { SessionModes } from './split-statements.ts';

const name = String.raw`(\x60(?:[^\x60]|\x60\x60)+\x60|"[^"]+"|[^\s;"'()\x60]+)`;
const use = new RegExp(String.raw`^use\s+${name}`, 'i');
const dropDatabase = new RegExp(
  String.raw`^drop\s+(?:database|schema)\s+(?:/\*!\d*\s*)?(?:if\s+exists\s+)?(?:\*/\s*)?${name}`,
  'i',
);
const sqlMode = /\bsql_mode\s*:?=\s*('[^']*'|"[^"]*"|[\w@]+)/i;

/**
 * Follows a statement that changes no table but what the next ones mean: USE, SET sql_mode, DROP DATABASE. `text` is
 * the beginning of the statement.
 */
export function applySessionStatement(text: string, catalog: DraftCatalog, modes: SessionModes): void {
  const database = use.exec(text)?.[1];
  if (database !== undefined) catalog.current = nameText(database);
  const dropped = dropDatabase.exec(text)?.[1];
  if (dropped !== undefined) catalog.removeSchema(nameText(dropped));
  const value = /^set\b/i.test(text) ? sqlMode.exec(text)?.[1] : undefined;
  if (value === undefined) return;
  // A variable brings back what was before: the modes of a fresh session.
  const mode = /^["']/.test(value) ? unquoteText(value) : value;
  modes.hasAnsiQuotes = /\bANSI(?:_QUOTES)?\b/i.test(mode);
  modes.hasBackslashEscapes = !/\bNO_BACKSLASH_ESCAPES\b/i.test(mode);
}
