import { compareText } from '../../base/order.ts';
import type { DatabaseSchema, TableSchema } from '../schema.ts';

/**
 * The text of a snapshot: the tables as JSON, a line for every column, index and key, members in one order, so that
 * versions compare and merge well. Where a table was read from is left out: it would differ between machines. So would
 * character sets and collations, which files leave to servers and models have no use for.
 */
export function printSnapshot({ tables, ...facts }: DatabaseSchema): string {
  const head = Object.entries(facts).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`,
  );
  const body = tables.map((table) => `    ${printTable(table)}`);
  const list = body.length === 0 ? '[]' : `[\n${body.join(',\n')}\n  ]`;
  return `{\n${head.join('\n')}\n  "tables": ${list}\n}\n`;
}

function printTable({ origin: _origin, characters: _characters, ...table }: TableSchema): string {
  const members = inOrder(table).map(([name, value]) => `${JSON.stringify(name)}: ${printMember(value)}`);
  return `{\n${members.map((member) => `      ${member}`).join(',\n')}\n    }`;
}

function printMember(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return printLine(value);
  const items: readonly unknown[] = value;
  return `[\n${items.map((item) => `        ${printLine(item)}`).join(',\n')}\n      ]`;
}

function printLine(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) =>
    name === 'characters'
      ? undefined
      : typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(inOrder(member))
        : member,
  );
}

/** The name first, all others by the alphabet: the order in which they were put together does not show. */
function inOrder(value: object): [string, unknown][] {
  const rank = (name: string): string => (name === 'name' ? '' : name);
  return Object.entries(value).toSorted(([a], [b]) => compareText(rank(a), rank(b)));
}
