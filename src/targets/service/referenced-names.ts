import type { TypeRef } from '../../model/model.ts';

/** Names of the declared types that a type mentions. */
export function referencedNames(type: TypeRef): readonly string[] {
  switch (type.kind) {
    case 'ref':
      return [type.name];
    case 'array':
      return referencedNames(type.items);
    case 'map':
      return referencedNames(type.values);
    case 'object':
      return type.fields.flatMap((field) => referencedNames(field.type));
    default:
      return [];
  }
}
