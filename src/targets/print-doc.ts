import { docCommentLines } from '../base/literal.ts';
import { indentOf } from './width.ts';

/** A JSDoc block with its indentation and the line end behind, or nothing for an empty text. */
export function printDoc(text: string, indent: number): string {
  // Most fields have no comment.
  if (text === '') return '';
  const lines = docCommentLines(text.trim());
  const white = indentOf(indent);
  if (lines.length === 0 || (lines.length === 1 && lines[0] === '')) return '';
  if (lines.length === 1) return `${white}/** ${lines[0]} */\n`;
  return `${white}/**\n${lines.map((line) => `${white} *${line === '' ? '' : ` ${line}`}\n`).join('')}${white} */\n`;
}
