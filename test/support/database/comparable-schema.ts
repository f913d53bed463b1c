import { expressionKey } from '../../../src/database/expression-key.ts';
import { expressionText } from '../../../src/database/mysql/expression-text.ts';
import type { TableSchema } from '../../../src/database/schema.ts';

/**
 * A table in the form in which files and servers are compared: without the place in the file and the character sets that
 * files leave to servers, and with expressions without parentheses, which servers add and drop as they like.
 */
export function comparableTable({
  origin: _origin,
  characters: _characters,
  ...table
}: TableSchema): unknown {
  return {
    ...table,
    columns: table.columns.map(({ type: { characters: _own, ...type }, ...column }) => ({
      ...column,
      type,
      default:
        column.default?.kind === 'expression'
          ? { ...column.default, value: keyOf(column.default.value) }
          : column.default,
      generated: column.generated && {
        ...column.generated,
        expression: keyOf(column.generated.expression),
      },
    })),
    indexes: table.indexes.map((index) => ({
      ...index,
      parts: index.parts.map((part) =>
        part.kind === 'expression' ? { ...part, expression: keyOf(part.expression) } : part,
      ),
    })),
    checks: table.checks.map((check) => ({ ...check, expression: keyOf(check.expression) })),
  };
}

function keyOf(expression: string): string {
  return expressionKey(expressionText(expression));
}
