import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnType } from '../schema.ts';

// Words, numbers in parentheses, quoted names, brackets of arrays: what servers print as types, and nothing that ends one.
const plainType =
  /^(?:[A-Za-z_][\w$]*|"(?:[^"\u0000]|"")+")(?:[ .](?:[A-Za-z_][\w$]*|"(?:[^"\u0000]|"")+")|\s*\(\s*[\w+\-.]+(?:\s*,\s*[\w+\-.]+)*\s*\)|\[\d*\])*$/;

/** A type as a column declaration of its own dialect writes it. */
export function printColumnType(type: ColumnType, dialect: Dialect): string {
  // Not from the server's text, in which backslashes of words are not escaped.
  if (dialect === 'mysql' && (type.kind === 'enum' || type.kind === 'set'))
    return `${type.kind}(${type.values.map((word) => quoteLiteral(word, dialect)).join(',')})`;
  if (type.sql === '' || plainType.test(type.sql)) return type.sql;
  return quoteIdentifier(type.sql, dialect);
}
