import type { FieldTags } from '../semantics/field-tags.ts';
import { parseValidateTag } from '../semantics/validate-tag.ts';

/** Whether the validator wants a value, whatever the type allows. */
export function demandsValue({ validate }: FieldTags): boolean {
  const rules = validate === null ? [] : parseValidateTag(validate.text).own;
  return rules.some((alternatives) => alternatives.length === 1 && alternatives[0]?.name === 'required');
}
