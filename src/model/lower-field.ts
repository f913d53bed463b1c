import type { JsonValue } from '../base/json.ts';
import { camelCase } from '../base/naming.ts';
import { parseDefault } from '../semantics/default-value.ts';
import { fieldProperties } from '../semantics/field-property.ts';
import type { FieldOption, FieldTags } from '../semantics/field-tags.ts';
import { flattenFields, type FlatField } from '../semantics/fields.ts';
import { shapeOf, type Shape, type StructShape } from '../semantics/shape.ts';
import { emptyScope, type Symbols } from '../semantics/symbols.ts';
import type { MemberNode } from '../syntax/ast.ts';
import { fieldConstraints } from './constraints.ts';
import { demandsValue } from './demands-value.ts';
import { dependencyOf } from './dependency.ts';
import { describe } from './description.ts';
import { impliedDefault } from './implied-default.ts';
import { lowerType, type LowerContext } from './lower-type.ts';
import type { FieldModel } from './model.ts';
import { originOf } from './origin.ts';

/** A struct is lowered where it is declared and for every route that takes it. Fields of generic types depend on the scope. */
const known = new WeakMap<Symbols, Map<readonly MemberNode[], readonly FieldModel[]>>();

/** The fields of a struct as they stand on the wire. */
export function lowerFields(shape: StructShape, context: LowerContext): readonly FieldModel[] {
  if (shape.scope !== emptyScope) return lowerMembers(shape, context);
  const byStruct = known.get(context.symbols) ?? new Map<readonly MemberNode[], readonly FieldModel[]>();
  known.set(context.symbols, byStruct);
  const fields = byStruct.get(shape.members) ?? lowerMembers(shape, context);
  byStruct.set(shape.members, fields);
  return fields;
}

function lowerMembers(shape: StructShape, context: LowerContext): readonly FieldModel[] {
  const fields = flattenFields(shape, context.symbols);
  const properties = fieldProperties(fields);
  return fields.map((field, index) =>
    lowerField(field, properties[index] ?? camelCase(field.name.text), fields, properties, context),
  );
}

function lowerField(
  field: FlatField,
  property: string,
  siblings: readonly FlatField[],
  properties: readonly string[],
  context: LowerContext,
): FieldModel {
  const { tags } = field;
  const { symbols } = context;
  const shape = shapeOf(field.type, symbols);
  const optional = findOption(tags, 'optional');
  const defaultValue =
    defaultOf(tags, shape, context) ??
    (optional === undefined ? impliedDefault(tags, shape, symbols) : undefined);
  const example = exampleOf(tags, shape, context);
  return {
    name: field.name.text,
    property,
    sources: tags.sources,
    type: lowerType(field.type, context),
    required: optional === undefined && defaultValue === undefined && !field.isOptionalEmbedding,
    nullable: isNullable(field, shape),
    defaultValue,
    omitEmpty: findOption(tags, 'omitempty') !== undefined,
    asString: findOption(tags, 'string') !== undefined && isScalar(shape),
    isCommaSeparated: tags.options.some((option) => option.name === 'style' && option.value === 'comma'),
    dependency: dependencyOf(optional?.value ?? null, siblings, properties),
    constraints: fieldConstraints(tags, shape, symbols, defaultValue),
    description: describe(field.node) || descriptionTag(tags),
    example,
    otherTags: tags.other,
    origin: originOf(symbols.program.sources, field.file, field.node),
  };
}

function findOption({ options }: FieldTags, name: string): FieldOption | undefined {
  // Most fields have none.
  return options.length === 0 ? undefined : options.find((option) => option.name === name);
}

function isScalar({ kind }: Shape): boolean {
  return kind === 'integer' || kind === 'float' || kind === 'boolean';
}

/** A pointer may be null, unless the validator demands a value behind it. */
function isNullable(field: FlatField, shape: Shape): boolean {
  return (shape.isNullable || field.isPointer) && !demandsValue(field.tags);
}

function defaultOf(tags: FieldTags, shape: Shape, context: LowerContext): JsonValue | undefined {
  const option = findOption(tags, 'default');
  if (option === undefined) return undefined;
  const parsed = parseDefault(option.value ?? '', shape, context.symbols);
  return 'value' in parsed ? parsed.value : undefined;
}

/** From `example=` in a source tag or from a tag of that name; none where it is no value of the type. */
function exampleOf(tags: FieldTags, shape: Shape, context: LowerContext): JsonValue | undefined {
  const text = findOption(tags, 'example')?.value ?? tags.other['example'];
  if (text === undefined || text === null) return undefined;
  const parsed = parseDefault(text, shape, context.symbols);
  return 'value' in parsed ? parsed.value : undefined;
}

function descriptionTag(tags: FieldTags): string {
  return tags.other['description'] ?? tags.other['comment'] ?? tags.other['doc'] ?? '';
}
