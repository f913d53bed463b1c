import type { JsonValue } from '../../base/json.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Settings } from '../../config/settings.ts';
import type { Constraints, FieldModel, ServiceModel, TypeRef } from '../../model/model.ts';
import { resolveAlias } from '../../model/walk.ts';
import { isInt64 } from '../../targets/service/int64.ts';

/** A 64-bit integer of the contract that the logic of this project could not have. */
export const integerRounded = defineDiagnostic({
  code: 'integer-rounded',
  severity: 'error',
  message:
    'The field "{name}" speaks of {value}, which a JavaScript number would round. Choose "bigint" or "string", by "--int64" of "apigen new" or by "int64" in "apigen.json", or write a smaller number.',
  explanation:
    'With the setting "int64": "number" the logic gets 64-bit integers as numbers, and requests with larger ones are refused. A default or option among these could never be used.',
});

/** Defaults and options that would have to be rounded; none where the project holds 64-bit integers exactly. */
export function findRoundedIntegers(model: ServiceModel, { int64 }: Settings): readonly Diagnostic[] {
  if (int64 !== 'number') return [];
  const search = (field: FieldModel): Diagnostic[] => {
    const { type } = field;
    // Most fields are neither such integers nor hold other fields.
    if (type.kind === 'primitive' && !isInt64(type.name)) return [];
    const inner = structsIn(type).flatMap((struct) => struct.flatMap(search));
    const [value] = [...textsIn(field.defaultValue ?? null), ...textsInRules(field.constraints)];
    if (value === undefined || !isOfInt64(model, type)) return inner;
    const { file, start, end } = field.origin;
    return [report(integerRounded, { name: field.name, value }, { span: { file, start, end } }), ...inner];
  };
  return model.types.flatMap((type) => [
    ...type.fields.flatMap(search),
    ...(type.target === null ? [] : structsIn(type.target).flatMap((struct) => struct.flatMap(search))),
  ]);
}

/** Structs that a type declares in place. */
function structsIn(type: TypeRef): readonly (readonly FieldModel[])[] {
  if (type.kind === 'array') return structsIn(type.items);
  if (type.kind === 'map') return structsIn(type.values);
  return type.kind === 'object' ? [type.fields] : [];
}

function isOfInt64(model: ServiceModel, type: TypeRef): boolean {
  // A list may be one of itself.
  const lists = new Set<TypeRef>();
  let resolved = resolveAlias(model, type);
  while (resolved.kind === 'array' && !lists.has(resolved)) {
    lists.add(resolved);
    resolved = resolveAlias(model, resolved.items);
  }
  return resolved.kind === 'primitive' && isInt64(resolved.name);
}

/** In the model an integer is a text where a number would round it. */
function textsIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'string' ? [value] : [];
}

function textsInRules({ enum: values = [], const: only, items }: Constraints): readonly string[] {
  return [...values, ...(only === undefined ? [] : [only])]
    .flatMap(textsIn)
    .concat(items === undefined ? [] : textsInRules(items));
}
