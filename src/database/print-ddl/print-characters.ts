import { quoteIdentifier } from '../quote-identifier.ts';
import type { Characters } from '../schema.ts';

/** The character set and collation of a column of MySQL, as far as its table has others; empty where it has the same. */
export function printCharacters(own: Characters | undefined, table: Characters | undefined): string {
  if (own === undefined || JSON.stringify(own) === JSON.stringify(table)) return '';
  return words(own, 'CHARACTER SET ').join(' ');
}

/** Those of a table of MySQL, as its options; empty where nothing is said about them. */
export function printTableCharacters(characters: Characters | undefined): string {
  return characters === undefined ? '' : words(characters, 'DEFAULT CHARSET=', 'COLLATE=').join(' ');
}

function words({ set, collation }: Characters, before: string, between = 'COLLATE '): string[] {
  const name = (text: string) => (/^\w+$/.test(text) ? text : quoteIdentifier(text, 'mysql'));
  return [`${before}${name(set)}`, ...(collation === undefined ? [] : [`${between}${name(collation)}`])];
}
