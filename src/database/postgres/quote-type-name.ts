import { quoteIdentifier } from '../quote-identifier.ts';

/** The name of a declared type as the server prints it: in quotes only where it needs them. */
export function quoteTypeName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : quoteIdentifier(name, 'postgres');
}
