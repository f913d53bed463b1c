import { parseScalar } from './scalar-value.ts';
import { shapeOf, type Shape } from './shape.ts';
import type { Symbols } from './symbols.ts';
import { knownValidateRules, oneOfWords, type ValidateRule, type ValidateRules } from './validate-tag.ts';

/** A rule of a `validate` tag that asks nothing of the value that it stands behind. */
export interface IdleRule {
  readonly rule: string;
  /** Why, as the end of a sentence. */
  readonly problem: string;
}

/**
 * The known rules of a tag that no constraint comes of, because their value cannot be read or because they speak of
 * values of another type. Of a type that is not known yet nothing is said.
 */
export function idleRules(rules: ValidateRules, shape: Shape, symbols: Symbols): readonly IdleRule[] {
  if (shape.kind === 'unknown') return [];
  const own = rules.own.flat().flatMap((rule) => idle(rule, shape));
  if (rules.items === null) return own;
  if (shape.kind !== 'array' && shape.kind !== 'map')
    return [...own, { rule: 'dive', problem: 'it looks into lists and maps only' }];
  const element = shapeOf(shape.kind === 'array' ? shape.items : shape.value, symbols);
  const keys = shape.kind === 'map' ? shapeOf(shape.key, symbols) : undefined;
  return [
    ...own,
    ...(keys === undefined ? [] : rules.keys.flat().flatMap((rule) => idle(rule, keys))),
    ...idleRules(rules.items, element, symbols),
  ];
}

const structure = new Set(['required', 'omitempty', 'dive', 'keys', 'endkeys']);
const sizes = new Set(['min', 'max', 'gte', 'lte', 'gt', 'lt', 'len']);
const equals = new Set(['eq', 'ne']);
const degrees = new Set(['latitude', 'longitude']);
/** Rules of text that have a value. */
const searches = new Set(
  'startswith endswith startsnotwith endsnotwith contains excludes containsany excludesall datetime'.split(
    ' ',
  ),
);

function idle(rule: ValidateRule, shape: Shape): IdleRule[] {
  if (structure.has(rule.name) || !knownValidateRules.has(rule.name)) return [];
  const problem = problemOf(rule, shape);
  return problem === null ? [] : [{ rule: rule.name, problem }];
}

function problemOf({ name, value }: ValidateRule, shape: Shape): string | null {
  switch (shape.kind) {
    case 'string':
      return textProblem(name, value);
    case 'integer':
    case 'float':
      return numberProblem(name, value, shape);
    case 'boolean':
      if (name === 'boolean') return null;
      if (!equals.has(name)) return otherType;
      return value === 'true' || value === 'false' ? null : 'its value must be "true" or "false"';
    case 'array':
      return name === 'unique' ? null : countProblem(name, value);
    case 'map':
      return countProblem(name, value);
    default:
      return otherType;
  }
}

const otherType = 'it is no rule for values of this type';

function textProblem(name: string, value: string | null): string | null {
  if (sizes.has(name)) return wholeProblem(value);
  if (equals.has(name) || searches.has(name)) return value === null ? 'it needs a value behind "="' : null;
  if (name === 'oneof') return oneOfWords(value ?? '').length > 0 ? null : 'it needs words behind "="';
  return name === 'unique' ? otherType : null;
}

function numberProblem(name: string, value: string | null, shape: Shape): string | null {
  if (name === 'oneof') {
    const isRead = oneOfWords(value ?? '').some((word) => 'value' in parseScalar(word, shape));
    return isRead ? null : 'it needs numbers of the type behind "="';
  }
  if (sizes.has(name) || equals.has(name)) {
    const isNumber = value !== null && value.trim() !== '' && Number.isFinite(Number(value));
    return isNumber ? null : 'its value must be a number';
  }
  return degrees.has(name) || name === 'number' || name === 'numeric' ? null : otherType;
}

function countProblem(name: string, value: string | null): string | null {
  return sizes.has(name) || equals.has(name) ? wholeProblem(value) : otherType;
}

function wholeProblem(value: string | null): string | null {
  const isWhole = value !== null && /^\d+$/.test(value.trim()) && Number.isSafeInteger(Number(value));
  return isWhole ? null : 'its value must be a whole number';
}
