import { displayWidth } from '../base/display-width.ts';
import { fits, indentOf } from './width.ts';

/** The head of a function or function type: parameters on one line, or a line each. `before` and `after` stand around. */
export function printSignature(
  before: string,
  parameters: readonly string[],
  after: string,
  indent = 0,
): string {
  const inline = `${before}(${parameters.join(', ')})${after}`;
  if (parameters.length === 0 || fits(indent + displayWidth(inline))) return inline;
  const inner = indentOf(indent + 2);
  return `${before}(\n${parameters.map((one) => `${inner}${one},\n`).join('')}${indentOf(indent)})${after}`;
}
