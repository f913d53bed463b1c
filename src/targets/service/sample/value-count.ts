import type { Constraints } from '../../../model/model.ts';

/** What has members that rules can count. */
export type Counted = 'list' | 'map';

/** Whether so many items of a list, or members of a map, are neither too few nor too many. */
export function hasCount(what: Counted, count: number, constraints: Constraints): boolean {
  const { minItems, maxItems, minProperties, maxProperties, not, anyOf } = constraints;
  const [least = 0, most = count] = what === 'list' ? [minItems, maxItems] : [minProperties, maxProperties];
  if (count < least || count > most) return false;
  if (not !== undefined && isAboutCount(not) && hasCount(what, count, not)) return false;
  return anyOf === undefined || anyOf.some((one) => hasCount(what, count, one));
}

const counting = ['minItems', 'maxItems', 'minProperties', 'maxProperties', 'anyOf', 'not'];

function isAboutCount(constraints: Constraints): boolean {
  return Object.keys(constraints).every((key) => counting.includes(key));
}
