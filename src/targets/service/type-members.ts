import type { FieldModel, TypeModel } from '../../model/model.ts';

/** Fields as members of a type: `omitempty` lets a response go without one, in what only comes in it has no effect. */
export function membersOf(type: TypeModel, fields: readonly FieldModel[]): readonly FieldModel[] {
  return type.isOutput
    ? fields
    : fields.map((field) => (field.omitEmpty ? { ...field, omitEmpty: false } : field));
}

/** Whether the logic can rely on a member: a default fills it, `omitempty` may leave it out. */
export function isAlwaysPresent(field: FieldModel): boolean {
  return !field.omitEmpty && (field.required || field.defaultValue !== undefined);
}
