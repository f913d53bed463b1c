import type { DoStmt } from 'libpg-query';
import { splitStatements } from './split-statements.ts';

// What opens a block or a branch; the statement stands behind the last of them.
const opening = /^[^]*?\b(?:begin|then|else)\b\s*(?=(?:create|alter|comment)\b)/i;
const structure = /^(?:create|alter|comment)\b/i;

/**
 * The statements inside of `DO $$ … $$` that make or change tables and types. Scripts guard them that way, so that they
 * can be run twice: on an empty database every guard lets through.
 */
export function doStatements({ args = [] }: DoStmt): string[] {
  return args.flatMap((node) => {
    if (!('DefElem' in node) || node.DefElem.defname !== 'as') return [];
    const { arg } = node.DefElem;
    const body = arg !== undefined && 'String' in arg ? (arg.String.sval ?? '') : '';
    return splitStatements(body)
      .map(({ text }) => text.replace(opening, ''))
      .filter((text) => structure.test(text));
  });
}
