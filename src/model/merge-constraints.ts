import type { Constraints } from './model.ts';

type MutableConstraints = { -readonly [Key in keyof Constraints]: Constraints[Key] };

/** Both at once. Where one keyword would be needed twice with different values, the second goes into `anyOf`, alone. */
export function mergeConstraints(first: Constraints, second: Constraints): Constraints {
  if (isUnconstrained(second)) return first;
  const merged: MutableConstraints = { ...first };
  const leftOver: Constraints[] = [];
  const keep = (part: Constraints): void => void leftOver.push(part);

  for (const key of ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const) {
    const value = second[key];
    if (value !== undefined) merged[key] = Math.max(value, merged[key] ?? value);
  }
  for (const key of ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const) {
    const value = second[key];
    if (value !== undefined) merged[key] = Math.min(value, merged[key] ?? value);
  }
  for (const key of ['items', 'keys'] as const) {
    const value = second[key];
    const before = merged[key];
    if (value !== undefined) merged[key] = before === undefined ? value : mergeConstraints(before, value);
  }
  if (second.patterns !== undefined)
    merged.patterns = [...new Set([...(merged.patterns ?? []), ...second.patterns])];
  if (second.uniqueItems !== undefined) merged.uniqueItems = second.uniqueItems;
  mergeEnum(merged, second, keep);
  mergeSingle(merged, second, keep);
  const alternatives = [second.anyOf, ...leftOver.map((part) => [part])];
  for (const each of alternatives) mergeAlternatives(merged, each);
  return merged;
}

/** Whether nothing is asked for. */
export function isUnconstrained(constraints: Constraints): boolean {
  return Object.keys(constraints).length === 0;
}

/** The values that both lists hold; lists without a common value stay side by side, where nothing satisfies them. */
function mergeEnum(merged: MutableConstraints, second: Constraints, keep: (part: Constraints) => void): void {
  if (second.enum === undefined) return;
  const allowed: readonly unknown[] = second.enum;
  const common = (merged.enum ?? second.enum).filter((value) => allowed.includes(value));
  if (common.length === 0) keep({ enum: second.enum });
  else merged.enum = common;
}

function mergeSingle(
  merged: MutableConstraints,
  second: Constraints,
  keep: (part: Constraints) => void,
): void {
  if (second.const !== undefined) {
    if (merged.const === undefined) merged.const = second.const;
    else if (merged.const !== second.const) keep({ const: second.const });
  }
  if (second.format !== undefined) {
    if (merged.format === undefined) merged.format = second.format;
    else if (merged.format !== second.format) keep({ format: second.format });
  }
  if (second.not !== undefined) {
    refuse(merged, second.not);
  }
}

function refuse(merged: MutableConstraints, not: Constraints): void {
  merged.not = merged.not === undefined ? not : { anyOf: [...notList(merged.not), ...notList(not)] };
}

/** "Not A and not B" is "not one of A, B". */
function notList(not: Constraints): readonly Constraints[] {
  return not.anyOf !== undefined && Object.keys(not).length === 1 ? not.anyOf : [not];
}

/** With more alternatives than this, each pair of two lists is no longer written out. */
const mostAlternatives = 64;

/** "(A or B) and (C or D)" with every pair merged; where that would be too many, "C or D" stands as "not neither". */
function mergeAlternatives(merged: MutableConstraints, anyOf: Constraints['anyOf']): void {
  if (anyOf === undefined) return;
  const { anyOf: before } = merged;
  if (before === undefined) merged.anyOf = anyOf;
  else if (before.length * anyOf.length > mostAlternatives) refuse(merged, { not: { anyOf } });
  else merged.anyOf = before.flatMap((a) => anyOf.map((b) => mergeConstraints(a, b)));
}
