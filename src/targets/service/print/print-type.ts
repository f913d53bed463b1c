import { assertNever } from '../../../base/assert-never.ts';
import { displayWidth } from '../../../base/display-width.ts';
import { tsMemberName, tsString } from '../../../base/literal.ts';
import type { Constraints, FieldModel, PrimitiveName, TypeRef } from '../../../model/model.ts';
import { isAlwaysPresent } from '../type-members.ts';
import { printDoc } from '../../print-doc.ts';
import { fits, indentOf } from '../../width.ts';

/** What {@link NameType} is asked for a file; no declared type can be called so. */
export const uploadedFile = '<file>';

/** How a declared type is called where the code stands. */
export type NameType = (name: string) => string;

/** A type in TypeScript; structs over several lines, indented for a line that begins at `indent`. */
export function printType(
  type: TypeRef,
  constraints: Constraints,
  indent: number,
  nameType: NameType,
): string {
  const literals = literalValues(constraints);
  if (literals !== undefined && takesLiterals(type)) return literals.map(printLiteral).join(' | ');
  switch (type.kind) {
    case 'primitive':
      return type.name === 'file' ? nameType(uploadedFile) : primitiveTypes[type.name];
    case 'bytes':
      return 'string';
    case 'ref':
      return nameType(type.name);
    case 'array':
      return printArray(type.items, constraints.items ?? {}, indent, nameType);
    case 'map':
      return printMap(type.values, constraints.items ?? {}, indent, nameType);
    case 'object':
      return printStruct(type.fields, indent, nameType);
    default:
      return assertNever(type);
  }
}

/** The members of an interface or type literal, one or more lines each, indented by `indent`. */
export function printMembers(fields: readonly FieldModel[], indent: number, nameType: NameType): string {
  return fields.map((field) => printMemberOf(field, indent, nameType)).join('\n');
}

function printMemberOf(field: FieldModel, indent: number, nameType: NameType): string {
  const mark = isAlwaysPresent(field) ? '' : '?';
  const type = printType(field.type, field.constraints, indent, nameType);
  const nullable = field.nullable && type !== 'unknown' ? `${type} | null` : type;
  const name = `${tsMemberName(field.property)}${mark}:`;
  const literals = takesLiterals(field.type)
    ? (literalValues(field.constraints) ?? []).map(printLiteral)
    : [];
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

function printStruct(fields: readonly FieldModel[], indent: number, nameType: NameType): string {
  if (fields.length === 0) return 'Record<string, unknown>';
  return `{\n${printMembers(fields, indent + 2, nameType)}\n${indentOf(indent)}}`;
}

function printArray(items: TypeRef, constraints: Constraints, indent: number, nameType: NameType): string {
  const item = printType(items, constraints, indent, nameType);
  const isUnion = takesLiterals(items) && (literalValues(constraints)?.length ?? 0) > 1;
  return isUnion ? `(${item})[]` : `${item}[]`;
}

/** A struct inside `Record<…>` takes lines of its own, further in. */
function printMap(values: TypeRef, constraints: Constraints, indent: number, nameType: NameType): string {
  const inline = printType(values, constraints, indent, nameType);
  if (!inline.includes('\n')) return `Record<string, ${inline}>`;
  const inner = indentOf(indent + 2);
  const value = printType(values, constraints, indent + 2, nameType);
  return `Record<\n${inner}string,\n${inner}${value}\n${indentOf(indent)}>`;
}

function literalValues(constraints: Constraints): readonly (string | number | boolean)[] | undefined {
  if (constraints.const !== undefined) return [constraints.const];
  return constraints.enum === undefined || constraints.enum.length === 0 ? undefined : constraints.enum;
}

/** Only values that the type itself holds: an enumeration of a declared type keeps the declared type's name. */
function takesLiterals(type: TypeRef): boolean {
  return type.kind === 'primitive' && type.name !== 'any' && type.name !== 'file';
}

function printLiteral(value: string | number | boolean): string {
  return typeof value === 'string' ? tsString(value) : String(value);
}

const primitiveTypes: Readonly<Record<Exclude<PrimitiveName, 'file'>, string>> = {
  bool: 'boolean',
  int: 'number',
  int8: 'number',
  int16: 'number',
  int32: 'number',
  int64: 'number',
  uint: 'number',
  uint8: 'number',
  uint16: 'number',
  uint32: 'number',
  uint64: 'number',
  uintptr: 'number',
  float32: 'number',
  float64: 'number',
  string: 'string',
  time: 'string',
  any: 'unknown',
};
