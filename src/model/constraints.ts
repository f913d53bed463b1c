import type { JsonValue } from '../base/json.ts';
import type { FieldTags } from '../semantics/field-tags.ts';
import { parseRange } from '../semantics/range.ts';
import { shapeOf, type Shape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { parseOptionWords } from '../semantics/tag-option.ts';
import { parseValidateTag } from '../semantics/validate-tag.ts';
import { admitDefault } from './admit-default.ts';
import { enumConstraint } from './enum-constraint.ts';
import { isUnconstrained, mergeConstraints } from './merge-constraints.ts';
import type { Constraints } from './model.ts';
import { validateConstraints } from './validate-constraints.ts';

/** Everything that a field's tags ask of its value, together; its default is always among what `options` and `range` allow. */
export function fieldConstraints(
  tags: FieldTags,
  shape: Shape,
  symbols: Symbols,
  defaultValue?: JsonValue,
): Constraints {
  // Most fields ask nothing.
  if (tags.options.length === 0 && tags.validate === null) return {};
  let all: Constraints = {};
  for (const { name, value } of tags.options) {
    if (value === null || (name !== 'options' && name !== 'range')) continue;
    const ofElement = (element: Shape): Constraints =>
      name === 'range' ? rangeConstraints(value, element) : enumConstraint(parseOptionWords(value), element);
    const asked = elementConstraints(shape, symbols, ofElement);
    // Most fields ask for one thing.
    all = isUnconstrained(all) ? asked : mergeConstraints(all, asked);
  }
  all = admitDefault(all, defaultValue);
  if (tags.validate === null) return all;
  return mergeConstraints(all, validateConstraints(parseValidateTag(tags.validate.text), shape, symbols));
}

/** On arrays the elements are meant, however many lists lie in each other; a list of itself never comes to any. */
function elementConstraints(
  shape: Shape,
  symbols: Symbols,
  ofElement: (shape: Shape) => Constraints,
): Constraints {
  let lists = 0;
  let element = shape;
  for (; element.kind === 'array'; element = shapeOf(element.items, symbols)) {
    lists += 1;
    if (lists > mostLists) return {};
  }
  let constraints = ofElement(element);
  for (; lists > 0; lists -= 1) constraints = { items: constraints };
  return constraints;
}

/** More lists than this do not lie in each other: types are not nested so deep. */
const mostLists = 100;

function rangeConstraints(text: string, shape: Shape): Constraints {
  const range = parseRange(text);
  if (typeof range === 'string' || (shape.kind !== 'integer' && shape.kind !== 'float')) return {};
  const { minimum, maximum, isMinimumExclusive, isMaximumExclusive } = range;
  return {
    ...(minimum === null ? {} : isMinimumExclusive ? { exclusiveMinimum: minimum } : { minimum }),
    ...(maximum === null ? {} : isMaximumExclusive ? { exclusiveMaximum: maximum } : { maximum }),
  };
}
