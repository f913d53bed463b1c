import type { DoStmt } from 'libpg-query';
import { splitStatements } from './split-statements.ts';

/** What a block of procedural code does to tables. */
export interface DoStatements {
  /** Statements of SQL, also those that stand as a text behind EXECUTE. */
  readonly statements: readonly string[];
  /** Each EXECUTE of a text that only a server can put together. */
  readonly dynamic: readonly string[];
}

// What opens a block or a branch; the statement stands behind the last of them.
const opening =
  /^[^]*?(?:\b(?:begin|then|else)\b\s*(?=(?:create|alter|comment|drop|execute)\b)|\bloop\b\s*(?=execute\b))/i;
const structure = /^(?:create|alter|comment)\b/i;
const executed = /^execute\s+(?:'((?:[^']|'')*)'|\$(\w*)\$([^]*)\$\2\$)$/i;
const dynamicStructure =
  /^execute\b[^]*\b(?:create|alter|drop|rename)\b[^]*\b(?:table|index|type|domain|schema|view|constraint|column)\b/i;
// What a table is is not changed by whose it is, who may see it and what happens when.
const harmless =
  /\bowner\s+to\b|\brow\s+level\s+security\b|\b(?:trigger|policy|function|publication|partition|temp|temporary)\b/i;

/**
 * The statements inside of `DO $$ … $$` that make or change tables and types. Scripts guard them that way, so that they
 * can be run twice: on an empty database every guard lets through.
 */
export function doStatements({ args = [] }: DoStmt): DoStatements {
  const texts = args.flatMap((node) => {
    if (!('DefElem' in node) || node.DefElem.defname !== 'as') return [];
    const { arg } = node.DefElem;
    return innerStatements(arg !== undefined && 'String' in arg ? (arg.String.sval ?? '') : '');
  });
  return {
    statements: texts.map((text) => executedText(text) ?? text).filter((text) => structure.test(text)),
    dynamic: texts.filter((text) => executedText(text) === undefined && isDynamic(text)),
  };
}

function executedText(text: string): string | undefined {
  const match = executed.exec(text);
  return match?.[1]?.replaceAll("''", "'").trim() ?? match?.[3]?.trim();
}

const changing =
  /^(?:create|alter|drop)\s+(?:unlogged\s+|unique\s+|materialized\s+)?(?:table|index|type|domain|schema|view)\b/i;

/** Whether the body of a function makes or changes tables or types when it is called. */
export function changesTables(body: string): boolean {
  return innerStatements(body).some((text) => {
    const inner = executedText(text) ?? text;
    return (changing.test(inner) && !harmless.test(inner)) || isDynamic(text);
  });
}

function innerStatements(body: string): readonly string[] {
  return splitStatements(body).map(({ text }) => text.replace(opening, ''));
}

function isDynamic(text: string): boolean {
  return dynamicStructure.test(text) && !harmless.test(text);
}
