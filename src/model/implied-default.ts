import type { JsonValue } from '../base/json.ts';
import type { FieldTags } from '../semantics/field-tags.ts';
import { flattenFields, type FlatField } from '../semantics/fields.ts';
import { shapeOf, type Shape, type StructShape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { parseValidateTag } from '../semantics/validate-tag.ts';

/**
 * What stands for a member that nobody calls optional, where go-zero does not miss it: an empty map,
 * and a struct of which nothing has to be given.
 */
export function impliedDefault(tags: FieldTags, shape: Shape, symbols: Symbols): JsonValue | undefined {
  if (!isFromJson(tags) || demandsValue(tags)) return undefined;
  if (shape.kind === 'map') return {};
  return shape.kind === 'struct' && !needsMembers(shape, symbols) ? {} : undefined;
}

/** Whether the validator wants a value, whatever the type allows. */
export function demandsValue({ validate }: FieldTags): boolean {
  const rules = validate === null ? [] : parseValidateTag(validate.text).own;
  return rules.some((alternatives) => alternatives.length === 1 && alternatives[0]?.name === 'required');
}

function isFromJson({ sources }: FieldTags): boolean {
  return sources.some((source) => source.in === 'json');
}

function needsMembers(
  shape: StructShape,
  symbols: Symbols,
  outer: ReadonlySet<unknown> = new Set(),
): boolean {
  // A struct that holds itself by value; a rule reports it.
  if (outer.has(shape.members)) return true;
  const seen = new Set([...outer, shape.members]);
  return flattenFields(shape, symbols).some((field) => isNeeded(field, symbols, seen));
}

function isNeeded(field: FlatField, symbols: Symbols, seen: ReadonlySet<unknown>): boolean {
  if (!isFromJson(field.tags) || demandsValue(field.tags)) return true;
  const { options } = field.tags;
  const optional = options.find((option) => option.name === 'optional');
  if (optional !== undefined) return optional.value?.startsWith('!') === true;
  if (field.isOptionalEmbedding || options.some((option) => option.name === 'default')) return false;
  const shape = shapeOf(field.type, symbols);
  return shape.kind !== 'struct' || shape.isNullable || needsMembers(shape, symbols, seen);
}
