import { displayWidth } from '../../base/display-width.ts';
import { fits, indentOf } from '../width.ts';

/** `name: 'a' | 'b';` on one line, or as prettier breaks a union that is too long for it. */
export function printTyped(name: string, type: string, indent: number): string {
  const inline = `${indentOf(indent)}${name}: ${type};`;
  if (fits(displayWidth(inline)) || !isUnion(type)) return inline;
  const members = type.split(' | ');
  const inner = indentOf(indent + 2);
  const joined = `${inner}${type};`;
  if (fits(displayWidth(joined))) return `${indentOf(indent)}${name}:\n${joined}`;
  return `${indentOf(indent)}${name}:\n${members.map((member) => `${inner}| ${member}`).join('\n')};`;
}

/** Whether every ` | ` in the type parts members: words of an enum may hold that sign themselves. */
function isUnion(type: string): boolean {
  return type.includes(' | ') && type.split(' | ').every((member) => /^'[^'\\|]*'$|^\w+$/.test(member));
}
