import type { FieldTags } from '../semantics/field-tags.ts';
import { parseRange } from '../semantics/range.ts';
import { shapeOf, type Shape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { parseOptionWords } from '../semantics/tag-option.ts';
import { parseValidateTag } from '../semantics/validate-tag.ts';
import { enumConstraint } from './enum-constraint.ts';
import { mergeConstraints } from './merge-constraints.ts';
import type { Constraints } from './model.ts';
import { validateConstraints } from './validate-constraints.ts';

/** Everything that a field's tags ask of its value, together. */
export function fieldConstraints(tags: FieldTags, shape: Shape, symbols: Symbols): Constraints {
  // Most fields ask nothing.
  if (tags.options.length === 0 && tags.validate === null) return {};
  let all: Constraints = {};
  for (const option of tags.options) {
    if (option.value === null) continue;
    if (option.name === 'options')
      all = mergeConstraints(all, optionsConstraints(option.value, shape, symbols));
    if (option.name === 'range') all = mergeConstraints(all, rangeConstraints(option.value, shape, symbols));
  }
  if (tags.validate === null) return all;
  return mergeConstraints(all, validateConstraints(parseValidateTag(tags.validate.text), shape, symbols));
}

/** On arrays the elements are meant. */
function optionsConstraints(text: string, shape: Shape, symbols: Symbols): Constraints {
  if (shape.kind === 'array')
    return { items: optionsConstraints(text, shapeOf(shape.items, symbols), symbols) };
  return enumConstraint(parseOptionWords(text), shape);
}

function rangeConstraints(text: string, shape: Shape, symbols: Symbols): Constraints {
  if (shape.kind === 'array')
    return { items: rangeConstraints(text, shapeOf(shape.items, symbols), symbols) };
  const range = parseRange(text);
  if (typeof range === 'string' || (shape.kind !== 'integer' && shape.kind !== 'float')) return {};
  const { minimum, maximum, isMinimumExclusive, isMaximumExclusive } = range;
  return {
    ...(minimum === null ? {} : isMinimumExclusive ? { exclusiveMinimum: minimum } : { minimum }),
    ...(maximum === null ? {} : isMaximumExclusive ? { exclusiveMaximum: maximum } : { maximum }),
  };
}
