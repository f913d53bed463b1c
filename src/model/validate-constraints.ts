import {
  oneOfWords,
  type ValidateAlternatives,
  type ValidateRule,
  type ValidateRules,
} from '../semantics/validate-tag.ts';
import { shapeOf, type Shape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { enumConstraint } from './enum-constraint.ts';
import { isUnconstrained, mergeConstraints } from './merge-constraints.ts';
import type { Constraints } from './model.ts';
import { stringRule } from './string-rule.ts';

/** What a `validate` tag asks of a value of the given shape. Rules that say nothing about such a value add nothing. */
export function validateConstraints(rules: ValidateRules, shape: Shape, symbols: Symbols): Constraints {
  let before: Constraints = {};
  let behind: Constraints | null = null;
  for (const alternatives of rules.own) {
    if (alternatives.some((rule) => rule.name === 'omitempty')) {
      behind ??= {};
      continue;
    }
    const part = alternativesConstraints(alternatives, shape);
    if (behind === null) before = mergeConstraints(before, part);
    else behind = mergeConstraints(behind, part);
  }
  const nested = nestedConstraints(rules, shape, symbols);
  if (behind === null) return mergeConstraints(before, nested);
  return mergeConstraints(before, unlessEmpty(mergeConstraints(behind, nested), shape));
}

/** `dive` speaks of elements, and between `keys` and `endkeys` of a map's keys. */
function nestedConstraints(rules: ValidateRules, shape: Shape, symbols: Symbols): Constraints {
  if (rules.items === null) return {};
  const element = shape.kind === 'array' ? shape.items : shape.kind === 'map' ? shape.value : null;
  if (element === null) return {};
  const items = validateConstraints(rules.items, shapeOf(element, symbols), symbols);
  const keys =
    shape.kind === 'map' && rules.keys.length > 0
      ? rules.keys.reduce<Constraints>(
          (all, part) => mergeConstraints(all, alternativesConstraints(part, shapeOf(shape.key, symbols))),
          {},
        )
      : {};
  return { ...(isUnconstrained(items) ? {} : { items }), ...(isUnconstrained(keys) ? {} : { keys }) };
}

/** `omitempty`: the rules behind it hold unless the value is the zero value. */
function unlessEmpty(constraints: Constraints, shape: Shape): Constraints {
  const zero = zeroConstraints(shape);
  if (isUnconstrained(constraints) || zero === null) return constraints;
  return { anyOf: [zero, constraints] };
}

function zeroConstraints(shape: Shape): Constraints | null {
  switch (shape.kind) {
    case 'string':
    case 'bytes':
      return { const: '' };
    case 'integer':
    case 'float':
      return { const: 0 };
    case 'boolean':
      return { const: false };
    case 'array':
      return { maxItems: 0 };
    case 'map':
      return { maxProperties: 0 };
    default:
      return null;
  }
}

function alternativesConstraints(alternatives: ValidateAlternatives, shape: Shape): Constraints {
  const parts = alternatives.map((rule) => ruleConstraints(rule, shape));
  const [first] = parts;
  if (first === undefined) return {};
  if (parts.length === 1) return first;
  return parts.some(isUnconstrained) ? {} : { anyOf: parts };
}

function ruleConstraints(rule: ValidateRule, shape: Shape): Constraints {
  switch (shape.kind) {
    case 'string':
      return stringRule(rule);
    case 'integer':
    case 'float':
      return numberRule(rule, shape);
    case 'boolean':
      return booleanRule(rule);
    case 'array':
      return rule.name === 'unique' ? { uniqueItems: true } : sizeRule(rule, 'minItems', 'maxItems');
    case 'map':
      return sizeRule(rule, 'minProperties', 'maxProperties');
    default:
      return {};
  }
}

function numberRule(rule: ValidateRule, shape: Shape): Constraints {
  const value = rule.value === null || rule.value.trim() === '' ? Number.NaN : Number(rule.value);
  switch (rule.name) {
    case 'required':
      return { not: { const: 0 } };
    case 'oneof':
      return enumConstraint(oneOfWords(rule.value ?? ''), shape);
    case 'latitude':
      return { minimum: -90, maximum: 90 };
    case 'longitude':
      return { minimum: -180, maximum: 180 };
  }
  if (!Number.isFinite(value)) return {};
  switch (rule.name) {
    case 'min':
    case 'gte':
      return { minimum: value };
    case 'max':
    case 'lte':
      return { maximum: value };
    case 'gt':
      return { exclusiveMinimum: value };
    case 'lt':
      return { exclusiveMaximum: value };
    case 'len':
    case 'eq':
      return { const: value };
    case 'ne':
      return { not: { const: value } };
    default:
      return {};
  }
}

function booleanRule(rule: ValidateRule): Constraints {
  if (rule.name === 'required') return { const: true };
  if (rule.value !== 'true' && rule.value !== 'false') return {};
  if (rule.name === 'eq') return { const: rule.value === 'true' };
  return rule.name === 'ne' ? { const: rule.value === 'false' } : {};
}

function sizeRule(
  rule: ValidateRule,
  minimum: 'minItems' | 'minProperties',
  maximum: 'maxItems' | 'maxProperties',
): Constraints {
  const size = rule.value !== null && /^\d+$/.test(rule.value.trim()) ? Number(rule.value) : null;
  if (size === null || !Number.isSafeInteger(size)) return {};
  switch (rule.name) {
    case 'min':
    case 'gte':
      return { [minimum]: size };
    case 'max':
    case 'lte':
      return { [maximum]: size };
    case 'gt':
      return { [minimum]: size + 1 };
    case 'lt':
      return size === 0 ? { not: {} } : { [maximum]: size - 1 };
    case 'len':
    case 'eq':
      return { [minimum]: size, [maximum]: size };
    case 'ne':
      return { not: { [minimum]: size, [maximum]: size } };
    default:
      return {};
  }
}
