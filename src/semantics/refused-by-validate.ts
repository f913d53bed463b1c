import type { Scalar } from './scalar-value.ts';
import { oneOfWords, type ValidateRule, type ValidateRules } from './validate-tag.ts';

/**
 * The rule of a `validate` tag that refuses a value, as it is written; undefined where none does. Sizes, comparisons and
 * lists of words are looked at: of rules about the form of a text nothing is said, and none of rules without effect.
 */
export function refusedByValidate(value: Scalar, rules: ValidateRules): string | undefined {
  for (const alternatives of rules.own) {
    // What stands behind it is asked of values that are there.
    if (isZero(value) && alternatives.some((rule) => rule.name === 'omitempty')) return undefined;
    if (!alternatives.some((rule) => mayHold(value, rule))) return alternatives.map(printRule).join('|');
  }
  return undefined;
}

function printRule({ name, value }: ValidateRule): string {
  return value === null ? name : `${name}=${value}`;
}

function isZero(value: Scalar): boolean {
  return value === '' || value === 0 || value === false;
}

function mayHold(value: Scalar, { name, value: limit }: ValidateRule): boolean {
  if (name === 'required') return !isZero(value);
  if (limit === null) return true;
  if (name === 'oneof') {
    const words = oneOfWords(limit);
    return words.length === 0 || words.some((word) => isSame(value, word));
  }
  if (name === 'eq') return isSame(value, limit);
  if (name === 'ne') return !isSame(value, limit);
  const compare = comparisons[name];
  return compare === undefined || hasSize(value, limit, compare);
}

function isSame(value: Scalar, text: string): boolean {
  return typeof value === 'number' ? value === Number(text) : String(value) === text;
}

type Compare = (size: number, limit: number) => boolean;

const comparisons: Readonly<Record<string, Compare>> = {
  min: (size, limit) => size >= limit,
  gte: (size, limit) => size >= limit,
  max: (size, limit) => size <= limit,
  lte: (size, limit) => size <= limit,
  gt: (size, limit) => size > limit,
  lt: (size, limit) => size < limit,
  len: (size, limit) => size === limit,
};

/** Texts have as many as they have code points, numbers are their own size. */
function hasSize(value: Scalar, text: string, compare: Compare): boolean {
  if (typeof value === 'string')
    return !/^\d+$/.test(text.trim()) || compare(Array.from(value).length, Number(text));
  const limit = text.trim() === '' ? Number.NaN : Number(text);
  return typeof value === 'boolean' || !Number.isFinite(limit) || compare(value, limit);
}
