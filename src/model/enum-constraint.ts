import { parseScalar } from '../semantics/scalar-value.ts';
import type { Shape } from '../semantics/shape.ts';
import type { Constraints } from './model.ts';

/** The values that words allow, as the type reads them; words that it cannot read are left out. */
export function enumConstraint(words: readonly string[], shape: Shape): Constraints {
  const values = words.flatMap((word) => {
    const parsed = parseScalar(word, shape);
    return 'value' in parsed ? [parsed.value] : [];
  });
  return values.length === 0 ? {} : { enum: [...new Set(values)] };
}
