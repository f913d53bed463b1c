import { displayWidth } from '../base/display-width.ts';
import { tsPropertyKey, tsString } from '../base/literal.ts';
import { fits, indentOf } from './width.ts';

/** Code that stands in a printed value as it is: the name of a constant, say. The view vouches for it. */
export interface RawCode {
  readonly code: string;
}

/** A function called with one value; the view vouches for its name. */
export interface CallCode {
  readonly call: string;
  readonly argument: PrintableValue;
}

/** What {@link printValue} prints: JSON, undefined members left out, and names of constants. */
export type PrintableValue =
  null | boolean | number | string | RawCode | CallCode | readonly PrintableValue[] | PrintableObject;

/** A map, not a record, so that a key of a contract is a key and nothing else (`__proto__`, `code`). */
export type PrintableObject = ReadonlyMap<string, PrintableValue>;

/** How far the value stands from the left, and what stands before and behind it on its line. */
export interface PrintPlace {
  readonly indent: number;
  readonly before: number;
  readonly after: number;
}

/**
 * A TypeScript literal exactly as prettier leaves it: objects of plain members stay on a line that has room for them,
 * others take a line for each member; arrays break only where they must. Strings that are too long for any line are
 * left to prettier itself.
 */
export function printValue(value: PrintableValue, place: PrintPlace): string {
  const inline = printInline(value);
  if (inline !== undefined && fits(place.indent + place.before + displayWidth(inline) + place.after))
    return inline;
  if (isList(value)) return printArray(value, place.indent);
  if (isMembers(value)) return printObject(value, place.indent);
  if (isCall(value)) {
    const before = place.before + value.call.length + 1;
    return `${value.call}(${printValue(value.argument, { ...place, before, after: place.after + 1 })})`;
  }
  return inline ?? printScalar(value);
}

/** The names of constants that a value mentions: what its module has to import. */
export function mentionedNames(value: PrintableValue): readonly string[] {
  const names: string[] = [];
  addNames(value, names);
  return names;
}

function addNames(value: PrintableValue, names: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const constant = isMembers(value) ? constants.get(value) : undefined;
  if (constant !== undefined) {
    names.push(...constant.names);
    return;
  }
  if (isList(value)) value.forEach((item) => addNames(item, names));
  else if (isMembers(value)) value.forEach((member) => addNames(member, names));
  else if (isCall(value)) {
    names.push(value.call);
    addNames(value.argument, names);
  } else names.push(value.code);
}

/** A map of the members that are there. */
export function objectOf(members: Readonly<Record<string, PrintableValue | undefined>>): PrintableObject {
  const map = new Map<string, PrintableValue>();
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (value !== undefined) map.set(name, value);
  }
  return map;
}

/** What is known of objects that stand in many places: how they are printed on one line, and what they mention. */
const constants = new WeakMap<PrintableObject, Constant>();

interface Constant {
  readonly inline: string | undefined;
  readonly names: readonly string[];
}

/** The same object, which nobody changes from now on and which is printed once for all of its places. */
export function constantOf(members: PrintableObject): PrintableObject {
  constants.set(members, { inline: printInlineObject(members), names: mentionedNames(members) });
  return members;
}

function isList(value: PrintableValue): value is readonly PrintableValue[] {
  return Array.isArray(value);
}

function isMembers(value: PrintableValue): value is PrintableObject {
  return value instanceof Map;
}

function isCall(value: PrintableValue): value is CallCode {
  return typeof value === 'object' && value !== null && 'call' in value;
}

/** The value on one line, or undefined where prettier (or readability) breaks it whatever the width. */
function printInline(value: PrintableValue): string | undefined {
  if (isList(value)) return printInlineArray(value);
  if (isMembers(value)) return printInlineObject(value);
  if (!isCall(value)) return printScalar(value);
  const argument = printInline(value.argument);
  return argument === undefined ? undefined : `${value.call}(${argument})`;
}

function printInlineArray(items: readonly PrintableValue[]): string | undefined {
  if (mustBreak(items)) return undefined;
  const printed = items.map(printInline);
  return printed.includes(undefined) ? undefined : `[${printed.join(', ')}]`;
}

/**
 * Objects of plain members stand on one line, and small ones with one object inside. A choice of ours: prettier keeps
 * both forms. Nothing also where the line would be wider than any line may be: most objects are, and printing all of
 * one to find that out, and then again each of its members, would be most of the work.
 */
function printInlineObject(members: PrintableObject): string | undefined {
  if (members.size === 0) return '{}';
  const constant = constants.get(members);
  if (constant !== undefined) return constant.inline;
  if (!isInlineable(members)) return undefined;
  let inline: string | undefined;
  let width = 0;
  members.forEach((value, name) => {
    if (!fits(width)) return;
    const printed = printInline(value);
    const part = `${printKey(name)}: ${printed ?? ''}`;
    width += printed === undefined ? Number.POSITIVE_INFINITY : displayWidth(part);
    inline = inline === undefined ? part : `${inline}, ${part}`;
  });
  return inline === undefined || !fits(width) ? undefined : `{ ${inline} }`;
}

function isInlineable(members: PrintableObject): boolean {
  let nested = 0;
  members.forEach((value) => {
    if (isMembers(value) && value.size > 0) nested += 1;
  });
  return nested === 0 || (nested === 1 && members.size <= 2);
}

/** prettier breaks an array of several objects (or several arrays) that each have more than one member. */
function mustBreak(items: readonly PrintableValue[]): boolean {
  if (items.length < 2) return false;
  return (
    items.every((item) => isMembers(item) && item.size > 1) ||
    items.every((item) => isList(item) && item.length > 1)
  );
}

function printArray(items: readonly PrintableValue[], indent: number): string {
  const inner = indentOf(indent + 2);
  const close = `${indentOf(indent)}]`;
  if (items.length > 1 && areNumbers(items)) return `[\n${fill(items, indent + 2)}\n${close}`;
  const lines = items.map(
    (item) => `${inner}${printValue(item, { indent: indent + 2, before: 0, after: 1 })},`,
  );
  return `[\n${lines.join('\n')}\n${close}`;
}

function areNumbers(items: readonly PrintableValue[]): items is readonly number[] {
  return items.every((item) => typeof item === 'number');
}

/** Numbers fill lines, as prettier does. */
function fill(numbers: readonly number[], indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const number of numbers) {
    const part = `${printScalar(number)},`;
    if (line !== '' && !fits(indent + line.length + 1 + part.length)) {
      lines.push(indentOf(indent) + line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, indentOf(indent) + line].join('\n');
}

function printObject(members: PrintableObject, indent: number): string {
  if (members.size === 0) return '{}';
  const inner = indentOf(indent + 2);
  let lines = '';
  members.forEach((value, name) => {
    const key = printKey(name);
    const printed = printValue(value, { indent: indent + 2, before: displayWidth(key) + 2, after: 1 });
    lines += `${inner}${key}: ${printed},\n`;
  });
  return `{\n${lines}${indentOf(indent)}}`;
}

const status = /^(?:0|[1-9]\d{0,8})$/;

/** Statuses are written as the numbers that they are. */
function printKey(name: string): string {
  return status.test(name) ? name : tsPropertyKey(name);
}

function printScalar(
  value: Exclude<PrintableValue, CallCode | readonly PrintableValue[] | PrintableObject>,
): string {
  if (typeof value === 'string') return tsString(value);
  if (value !== null && typeof value === 'object') return value.code;
  if (typeof value === 'number') return printNumber(value);
  return String(value);
}

/** Numbers in the digits that prettier keeps: lower-case exponent without a plus sign. */
function printNumber(value: number): string {
  return (Object.is(value, -0) ? '-0' : String(value)).replace('e+', 'e');
}
