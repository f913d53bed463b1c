import { printWidth } from '../render/prettify.ts';

/** Whether a line of so many columns stays on one line. */
export function fits(columns: number): boolean {
  return columns <= printWidth;
}

/** The white space in front of a line. */
export function indentOf(columns: number): string {
  return ' '.repeat(columns);
}
