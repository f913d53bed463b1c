import { integerBounds } from '../../../base/integer-type.ts';
import type { Constraints } from '../../../model/model.ts';
import { objectOf, type PrintableObject, type PrintableValue } from '../../print-value.ts';
import { isWhole, type Int64Name } from '../int64.ts';
import type { Direction } from './direction.ts';

/** Constants of the platform's `integer.ts`. */
const names: ReadonlyMap<bigint, string> = new Map([
  [integerBounds('int64').minimum, 'minInt64'],
  [integerBounds('int64').maximum, 'maxInt64'],
  [integerBounds('uint64').maximum, 'maxUint64'],
]);

/** What a schema says of a 64-bit integer that the logic gets exactly; without a `name` its type's bounds are none of it. */
export interface ExactRule {
  readonly as: 'bigint' | 'string';
  readonly name: Int64Name | null;
  readonly constraints: Constraints;
  readonly direction: Direction;
}

/**
 * The members of JSON Schema for a 64-bit integer that is never a `number`: bounds and values stand in the platform's
 * keyword `x-integer`, in digits. Alternatives and negations are for input alone.
 */
export function exactSchema({ as, name, constraints, direction }: ExactRule): PrintableObject {
  const { not, anyOf } = constraints;
  const branch = (one: Constraints): PrintableObject =>
    exactSchema({ as, name: null, constraints: one, direction });
  return objectOf({
    'x-integer': objectOf({ as, ...printLimits(constraints, name) }),
    ...(direction === 'input' && {
      not: not === undefined ? undefined : branch(not),
      anyOf: anyOf?.map(branch),
    }),
  });
}

function printLimits(
  constraints: Constraints,
  name: ExactRule['name'],
): Readonly<Record<string, PrintableValue | undefined>> {
  const own = name === null ? undefined : integerBounds(name);
  const minimum = greatest([own?.minimum, atLeast(constraints.minimum), above(constraints.exclusiveMinimum)]);
  const maximum = lowest([own?.maximum, atMost(constraints.maximum), below(constraints.exclusiveMaximum)]);
  const values = constraints.const === undefined ? constraints.enum : [constraints.const];
  return {
    minimum: minimum === undefined ? undefined : printBound(minimum),
    maximum: maximum === undefined ? undefined : printBound(maximum),
    enum: values?.filter(isWhole).map(String),
  };
}

function printBound(bound: bigint): PrintableValue {
  const name = names.get(bound);
  return name === undefined ? String(bound) : { code: name };
}

function atLeast(bound: number | undefined): bigint | undefined {
  return bound === undefined ? undefined : BigInt(Math.ceil(bound));
}

function above(bound: number | undefined): bigint | undefined {
  return bound === undefined ? undefined : BigInt(Math.floor(bound)) + 1n;
}

function atMost(bound: number | undefined): bigint | undefined {
  return bound === undefined ? undefined : BigInt(Math.floor(bound));
}

function below(bound: number | undefined): bigint | undefined {
  return bound === undefined ? undefined : BigInt(Math.ceil(bound)) - 1n;
}

function greatest(all: readonly (bigint | undefined)[]): bigint | undefined {
  return all.reduce((left, right) =>
    left === undefined || (right !== undefined && right > left) ? right : left,
  );
}

function lowest(all: readonly (bigint | undefined)[]): bigint | undefined {
  return all.reduce((left, right) =>
    left === undefined || (right !== undefined && right < left) ? right : left,
  );
}
