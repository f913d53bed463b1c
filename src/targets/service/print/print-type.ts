import { assertNever } from '../../../base/assert-never.ts';
import { displayWidth } from '../../../base/display-width.ts';
import { tsMemberName, tsString } from '../../../base/literal.ts';
import type { Constraints, FieldModel, PrimitiveName, TypeRef } from '../../../model/model.ts';
import { isInt64, isWhole } from '../int64.ts';
import type { ServiceOptions } from '../service-options.ts';
import { isAlwaysPresent } from '../type-members.ts';
import { printDoc } from '../../print-doc.ts';
import { fits, indentOf } from '../../width.ts';

/** How types are called where the code stands. */
export interface TypeNames {
  /** Of a declared type. */
  readonly nameOf: (name: string) => string;
  /** Of a file that was sent. */
  readonly uploadedFile: () => string;
  /** What the logic has for a 64-bit integer. */
  readonly int64: ServiceOptions['int64'];
}

/** A type in TypeScript; structs over several lines, indented for a line that begins at `indent`. */
export function printType(type: TypeRef, constraints: Constraints, indent: number, names: TypeNames): string {
  const literals = printLiterals(type, constraints, names);
  if (literals.length > 0) return literals.join(' | ');
  switch (type.kind) {
    case 'primitive':
      return printPrimitive(type.name, names);
    case 'bytes':
      return 'string';
    case 'ref':
      return names.nameOf(type.name);
    case 'array':
      return printArray(type.items, constraints.items ?? {}, indent, names);
    case 'map':
      return printMap(type.values, constraints.items ?? {}, indent, names);
    case 'object':
      return printStruct(type.fields, indent, names);
    default:
      return assertNever(type);
  }
}

/** The members of an interface or type literal, one or more lines each, indented by `indent`. */
export function printMembers(fields: readonly FieldModel[], indent: number, names: TypeNames): string {
  return fields.map((field) => printMemberOf(field, indent, names)).join('\n');
}

function printMemberOf(field: FieldModel, indent: number, names: TypeNames): string {
  const mark = isAlwaysPresent(field) ? '' : '?';
  const type = printType(field.type, field.constraints, indent, names);
  const nullable = field.nullable && type !== 'unknown' ? `${type} | null` : type;
  const name = `${tsMemberName(field.property)}${mark}:`;
  const literals = printLiterals(field.type, field.constraints, names);
  const isOnOneLine = literals.length < 2 || fits(indent + displayWidth(`${name} ${nullable};`));
  const printed = isOnOneLine
    ? ` ${nullable}`
    : printUnion([...literals, ...(field.nullable ? ['null'] : [])], indent);
  return `${printDoc(field.description, indent)}${indentOf(indent)}${name}${printed};`;
}

/** A union that is too long for its line takes the next one, or a line for each member. */
function printUnion(members: readonly string[], indent: number): string {
  const inner = indentOf(indent + 2);
  const joined = members.join(' | ');
  if (fits(indent + 2 + displayWidth(joined) + 1)) return `\n${inner}${joined}`;
  return members.map((member) => `\n${inner}| ${member}`).join('');
}

function printStruct(fields: readonly FieldModel[], indent: number, names: TypeNames): string {
  if (fields.length === 0) return 'Record<string, unknown>';
  return `{\n${printMembers(fields, indent + 2, names)}\n${indentOf(indent)}}`;
}

function printArray(items: TypeRef, constraints: Constraints, indent: number, names: TypeNames): string {
  const item = printType(items, constraints, indent, names);
  const isUnion = printLiterals(items, constraints, names).length > 1;
  return isUnion ? `(${item})[]` : `${item}[]`;
}

/** A struct inside `Record<…>` takes lines of its own, further in. */
function printMap(values: TypeRef, constraints: Constraints, indent: number, names: TypeNames): string {
  const inline = printType(values, constraints, indent, names);
  if (!inline.includes('\n')) return `Record<string, ${inline}>`;
  const inner = indentOf(indent + 2);
  const value = printType(values, constraints, indent + 2, names);
  return `Record<\n${inner}string,\n${inner}${value}\n${indentOf(indent)}>`;
}

/** The values of an enumeration, where the type itself holds them; one of a declared type keeps the type's name. */
function printLiterals(type: TypeRef, constraints: Constraints, { int64 }: TypeNames): readonly string[] {
  if (type.kind !== 'primitive' || type.name === 'any' || type.name === 'file') return none;
  const values = constraints.const === undefined ? constraints.enum : [constraints.const];
  if (values === undefined) return none;
  if (!isInt64(type.name) || int64 === 'number') return values.map(literalPrinters.number);
  return values.filter(isWhole).map(literalPrinters[int64]);
}

const none: readonly string[] = [];

/** How values are written, by what 64-bit integers are in this project. */
const literalPrinters: Readonly<Record<TypeNames['int64'], (value: string | number | boolean) => string>> = {
  number: (value) => (typeof value === 'string' ? tsString(value) : String(value)),
  bigint: (value) => `${value}n`,
  string: (value) => tsString(String(value)),
};

function printPrimitive(name: PrimitiveName, names: TypeNames): string {
  if (name === 'file') return names.uploadedFile();
  return isInt64(name) ? names.int64 : primitiveTypes[name];
}

const primitiveTypes: Readonly<Record<Exclude<PrimitiveName, 'file' | 'int64' | 'uint64'>, string>> = {
  bool: 'boolean',
  int: 'number',
  int8: 'number',
  int16: 'number',
  int32: 'number',
  uint: 'number',
  uint8: 'number',
  uint16: 'number',
  uint32: 'number',
  uintptr: 'number',
  float32: 'number',
  float64: 'number',
  string: 'string',
  time: 'string',
  any: 'unknown',
};
