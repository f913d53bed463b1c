import { compareText } from '../../base/order.ts';
import { isRecord, isSame, type Data, type DataEdit } from './data.ts';
import { memberAt, readJsonTree, type JsonTree, type JsonTreeMember } from './json-tree.ts';
import type { TreeFormat } from './merge-tree.ts';

/** JSON, edited in its text: what an edit does not concern keeps every byte, comments included. */
export const jsonFormat: TreeFormat = {
  read: (text) => {
    const data = readJsonTree(text)?.data;
    return isRecord(data) ? data : undefined;
  },
  edit: editJson,
  comments: (text) =>
    [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g)]
      .map(([found]) => found.trimEnd())
      .filter((found) => !found.startsWith('"')),
};

function editJson(text: string, edit: DataEdit, model: string): string {
  const tree = readJsonTree(text);
  const parentPath = edit.path.slice(0, -1);
  const parent = parentPath.length === 0 ? tree : tree && memberAt(tree, parentPath)?.value;
  const name = edit.path.at(-1) ?? '';
  if (parent === undefined) return text;
  const member = parent.members.find((candidate) => candidate.name === name);
  if (edit.value === undefined) return member === undefined ? text : removeMember(text, parent, member);
  if (member === undefined) return insertMember(text, parent, name, edit, model);
  const { start, end } = member.value;
  const isInline = !text.slice(start, end).includes('\n');
  const value = printValue(edit, edit.value, model, indentAt(text, member.start), isInline);
  return splice(text, start, end, value);
}

function removeMember(text: string, parent: JsonTree, member: JsonTreeMember): string {
  const index = parent.members.indexOf(member);
  const next = parent.members[index + 1];
  const previous = parent.members[index - 1];
  if (next !== undefined) return splice(text, member.start, next.start, '');
  if (previous !== undefined) return splice(text, previous.value.end, member.value.end, '');
  const rest = text.slice(member.value.end, parent.end - 1).replace(/^\s*,/, '');
  const inside = text.slice(parent.start + 1, member.start) + rest;
  return splice(text, parent.start + 1, parent.end - 1, inside.trim() === '' ? '' : inside);
}

/** Puts a member where it belongs: by its name among sorted ones, else behind the one that it follows in the model. */
function insertMember(text: string, parent: JsonTree, name: string, edit: DataEdit, model: string): string {
  const [first] = parent.members;
  const isWide = first === undefined || text.slice(parent.start, first.start).includes('\n');
  const indent =
    first === undefined ? indentAt(text, parent.start) + unitOf(text) : indentAt(text, first.start);
  const value = printValue(edit, edit.value ?? null, model, indent, !isWide);
  const printed = `${JSON.stringify(name)}: ${value}`;
  const previous = findPrevious(parent, edit, model);
  if (previous !== undefined) return insertBehind(text, previous, printed, isWide ? indent : undefined);
  const inside = text.slice(parent.start + 1, parent.end - 1);
  if (first !== undefined) {
    const lead = isWide ? `\n${indent}` : ' ';
    return splice(
      text,
      parent.start + 1,
      parent.start + 1,
      `${lead}${printed},${/^\s/.test(inside) ? '' : ' '}`,
    );
  }
  const tail = inside.trim() === '' ? `\n${indentAt(text, parent.start)}` : inside;
  return splice(text, parent.start + 1, parent.end - 1, `\n${indent}${printed}${tail}`);
}

function insertBehind(
  text: string,
  previous: JsonTreeMember,
  printed: string,
  indent: string | undefined,
): string {
  const { end } = previous.value;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline;
  const tail = text.slice(end, lineEnd);
  if (indent === undefined || !/^[ \t]*,?[ \t]*(?:\/\/.*)?$/.test(tail))
    return splice(text, end, end, `, ${printed}`);
  const hasComma = tail.trimStart().startsWith(',');
  return splice(
    text,
    end,
    lineEnd,
    `${hasComma ? '' : ','}${tail}\n${indent}${printed}${hasComma ? ',' : ''}`,
  );
}

function findPrevious({ members }: JsonTree, { path }: DataEdit, model: string): JsonTreeMember | undefined {
  const name = path.at(-1) ?? '';
  const own = members.map((member) => member.name);
  if (own.length > 1 && isSame(own, own.toSorted(compareText)))
    return members.findLast((member) => compareText(member.name, name) < 0);
  const tree = readJsonTree(model);
  const inModel = path.length === 1 ? tree : tree && memberAt(tree, path.slice(0, -1))?.value;
  const names = (inModel?.members ?? []).map((member) => member.name);
  for (let index = names.indexOf(name) - 1; index >= 0; index -= 1) {
    const found = members.find((member) => member.name === names[index]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A value as the model writes it, where it is the model's; printed anew otherwise. */
function printValue(
  { path }: DataEdit,
  value: Data,
  model: string,
  indent: string,
  isInline: boolean,
): string {
  const tree = readJsonTree(model);
  const member = tree && memberAt(tree, path);
  if (member !== undefined && isSame(member.value.data, value)) {
    const lines = model.slice(member.value.start, member.value.end).split('\n');
    const outer = indentAt(model, member.start);
    return lines.map((line, index) => (index === 0 ? line : indent + withoutPrefix(line, outer))).join('\n');
  }
  if (isInline && Array.isArray(value))
    return `[${value.map((item: Data) => JSON.stringify(toPlain(item))).join(', ')}]`;
  return JSON.stringify(toPlain(value), null, '  ').replaceAll('\n', `\n${indent}`);
}

function toPlain(value: Data): unknown {
  if (isRecord(value)) return Object.fromEntries([...value].map(([key, item]) => [key, toPlain(item)]));
  return Array.isArray(value) ? value.map(toPlain) : value;
}

function withoutPrefix(line: string, prefix: string): string {
  return line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart();
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** One step of indentation. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
