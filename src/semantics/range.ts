import { integerBounds, type IntegerName } from '../base/integer-type.ts';
import { memoize } from '../base/memoize.ts';

/** `range=[1:10)`; an absent end is open. */
export interface NumberRange {
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly isMinimumExclusive: boolean;
  readonly isMaximumExclusive: boolean;
}

const decimal = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const form = /^([[(])([^:]*):([^:]*)([\])])$/;

/** The bracket, the two ends as they stand, empty where they are open, and the other bracket. */
type CutRange = readonly [open: string, low: string, high: string, close: string];

/** Most ranges stand in a contract many times, and each is read by rules and by the model. */
const cutRange: (text: string) => CutRange | null = memoize(findParts);

function findParts(text: string): CutRange | null {
  const [, open = '', left = '', right = '', close = ''] = form.exec(text.trim()) ?? [];
  const [low, high] = [left.trim(), right.trim()];
  const isRange = open !== '' && [low, high].every((end) => end === '' || decimal.test(end));
  return isRange ? [open, low, high, close] : null;
}

/** The value of the option `range`, or why it is none. */
export function parseRange(text: string): NumberRange | string {
  const cut = cutRange(text);
  if (cut === null) return 'it must look like "[1:10]", "(0:1)" or "[1:]"';
  const [open, low, high, close] = cut;
  if (low === '' && high === '') return 'at least one end must be given';
  const minimum = low === '' ? null : Number(low);
  const maximum = high === '' ? null : Number(high);
  if ([minimum, maximum].some((end) => end !== null && !Number.isFinite(end)))
    return 'its ends must be finite numbers';
  const range = { minimum, maximum, isMinimumExclusive: open === '(', isMaximumExclusive: close === ')' };
  return isEmpty(range) ? 'no number lies in it' : range;
}

/** An end of a range of integers that JavaScript would round, if there is one. */
export function roundedEnd(text: string, name: IntegerName): string | undefined {
  const [, low = '', high = ''] = cutRange(text) ?? [];
  return [low, high].find((end) => /^[-+]?\d+$/.test(end) && isRounded(end, name));
}

/** Ends at or beyond those of the type set no limit, so they need not be exact. */
function isRounded(text: string, name: IntegerName): boolean {
  const exact = BigInt(text.replace(/^\+/, ''));
  const { minimum, maximum } = integerBounds(name);
  return exact > minimum && exact < maximum && BigInt(Number(text)) !== exact;
}

/** Whether a number lies in the range. */
export function isInRange(value: number, range: NumberRange): boolean {
  const { minimum, maximum, isMinimumExclusive, isMaximumExclusive } = range;
  if (minimum !== null && (isMinimumExclusive ? value <= minimum : value < minimum)) return false;
  return maximum === null || (isMaximumExclusive ? value < maximum : value <= maximum);
}

function isEmpty({ minimum, maximum, isMinimumExclusive, isMaximumExclusive }: NumberRange): boolean {
  if (minimum === null || maximum === null) return false;
  return minimum > maximum || (minimum === maximum && (isMinimumExclusive || isMaximumExclusive));
}
