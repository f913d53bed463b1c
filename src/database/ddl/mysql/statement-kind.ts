import type { IToken } from 'chevrotain';

/**
 * What a statement is about: `table` is read, `session` changes what the next mean, `data` is passed over, `dynamic` runs
 * statements that stand nowhere in the file.
 */
export type StatementKind = 'table' | 'session' | 'data' | 'dynamic' | 'other';

const leading = /(?:\/\*M?!\d*\s*|\(\s*)*([a-z_]+|\\[a-z]|@?@?\w+)/iy;
const tableWords = new Set(['create', 'alter', 'drop', 'rename']);
const sessionWords = new Set(['use', 'set']);
const dynamicWords = new Set(['call', 'execute']);
const dataWords = new Set(
  (
    'insert replace update delete truncate lock unlock grant revoke commit rollback start begin savepoint release ' +
    'select with values do prepare deallocate show describe desc explain analyze optimize check ' +
    'checksum repair flush reset kill load handler xa source signal resignal get help install uninstall import ' +
    'change stop cache purge binlog end declare if leave loop while repeat fetch open close return iterate else ' +
    'elseif case clone shutdown table delimiter backup'
  ).split(' '),
);

/** What the statement that begins at an offset is about, by its first word. */
export function statementKind(text: string, start: number): StatementKind {
  leading.lastIndex = start;
  const word = leading.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return 'other';
  if (tableWords.has(word)) return isDatabase(text, start) ? 'session' : 'table';
  if (sessionWords.has(word)) return 'session';
  if (dynamicWords.has(word)) return 'dynamic';
  // `\.` and the like are commands of the client.
  return dataWords.has(word) || word.startsWith('\\') ? 'data' : 'other';
}

function isDatabase(text: string, start: number): boolean {
  return /^drop\s+(?:database|schema)\b/i.test(text.slice(start, start + 100));
}

const tableThings = new Set(['TABLE', 'TABLES', 'INDEX', 'VIEW']);
const otherThings = new Set(
  (
    'DATABASE SCHEMA PROCEDURE FUNCTION TRIGGER EVENT USER ROLE SERVER SEQUENCE TABLESPACE LOGFILE PACKAGE RESOURCE ' +
    'INSTANCE SPATIAL_REFERENCE REFERENCE LIBRARY UNDO PREPARE'
  ).split(' '),
);

/** Whether a CREATE, ALTER, DROP or RENAME is about something that holds no rows: a routine, a user, a database. */
export function isForeignStatement(tokens: readonly IToken[]): boolean {
  for (const token of tokens) {
    const word = token.image.toUpperCase();
    if (tableThings.has(word)) return false;
    if (otherThings.has(word)) return true;
  }
  return false;
}
