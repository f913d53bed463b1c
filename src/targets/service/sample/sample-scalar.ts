import { safeIntegerBounds } from '../../../base/integer-type.ts';
import type { Constraints, PrimitiveName } from '../../../model/model.ts';
import { textForPattern } from './pattern-text.ts';
import { satisfies, type Scalar } from './satisfies.ts';

/** A scalar of a type that meets its constraints, or undefined when none was found: no sample is a guess. */
export function sampleScalar(name: PrimitiveName, constraints: Constraints): Scalar | undefined {
  return candidates(name, constraints).find(
    (value) => isOfType(value, name) && satisfies(value, constraints),
  );
}

/** A scalar of the JSON type that breaks a constraint, or undefined when none can be broken. */
export function breakingScalar(name: PrimitiveName, constraints: Constraints): Scalar | undefined {
  if (Object.keys(constraints).length === 0) return undefined;
  const wild = name === 'string' ? ['\u0000', '', tooLong(constraints)] : edges(constraints);
  // Formats are checked here more narrowly than by validators, so only plain limits count as broken for certain.
  const { format: _format, ...limits } = constraints;
  return wild.find((value) => !satisfies(value, limits));
}

/** Longer texts are not made: a limit may be any number. */
const longest = 100_000;

function tooLong({ maxLength = 0 }: Constraints): string {
  return 'x'.repeat(Math.min(maxLength, longest) + 1);
}

function edges(constraints: Constraints): readonly number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = constraints;
  const beyond = [
    ...(minimum === undefined ? [] : [Math.floor(minimum) - 1]),
    ...(exclusiveMinimum === undefined ? [] : [Math.floor(exclusiveMinimum) - 1]),
    ...(maximum === undefined ? [] : [Math.ceil(maximum) + 1]),
    ...(exclusiveMaximum === undefined ? [] : [Math.ceil(exclusiveMaximum) + 1]),
  ];
  return [...beyond, 987_654, -987_654].filter((value) => Number.isSafeInteger(value));
}

function isOfType(value: Scalar, name: PrimitiveName): boolean {
  if (name === 'string' || name === 'time') return typeof value === 'string';
  if (name === 'bool') return typeof value === 'boolean';
  if (typeof value !== 'number') return false;
  if (name === 'float32' || name === 'float64') return true;
  if (name === 'any' || name === 'file') return Number.isSafeInteger(value);
  const { minimum, maximum } = safeIntegerBounds(name);
  return Number.isInteger(value) && value >= minimum && value <= maximum;
}

function candidates(name: PrimitiveName, constraints: Constraints): readonly Scalar[] {
  const given = [
    ...(constraints.const === undefined ? [] : [constraints.const]),
    ...(constraints.enum ?? []),
  ];
  const branches = (constraints.anyOf ?? []).flatMap((one) => {
    const { anyOf: _anyOf, ...rest } = constraints;
    return candidates(name, { ...rest, ...one });
  });
  const made =
    name === 'bool' ? [true, false] : name === 'string' ? texts(constraints) : numbers(constraints);
  return [...given, ...branches, ...(name === 'time' ? ['2024-01-02T03:04:05Z'] : made)];
}

function numbers(constraints: Constraints): readonly number[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = constraints;
  const low = exclusiveMinimum ?? minimum;
  const high = exclusiveMaximum ?? maximum;
  return [
    1,
    0,
    ...(low === undefined ? [] : [Math.ceil(low), Math.floor(low) + 1, low]),
    ...(high === undefined ? [] : [Math.floor(high), Math.ceil(high) - 1, high]),
    ...(low === undefined || high === undefined ? [] : [(low + high) / 2]),
    ...(low === undefined ? [] : [low + 0.5, low + 0.001]),
    ...(high === undefined ? [] : [high - 0.5, high - 0.001]),
  ];
}

const commonTexts = [
  'example',
  'Example',
  'a',
  '1',
  'a1',
  'A',
  'example text',
  'user@example.com',
  'https://example.com/',
  'example.com',
  '123e4567-e89b-12d3-a456-426614174000',
  '123e4567-e89b-42d3-a456-426614174000',
  '192.0.2.1',
  '2001:db8::1',
  '192.0.2.0/24',
  '2001:db8::/32',
  '2024-01-02',
  '03:04:05Z',
  '03:04:05',
  '2024-01-02T03:04:05Z',
  '2024-01-02 03:04:05',
  '+14155550100',
  '12.5',
  'true',
  '{}',
  'YWJj',
  'PT1H',
  '/a',
  '',
] as const;

function texts(constraints: Constraints): readonly string[] {
  const fromPatterns = (constraints.patterns ?? []).flatMap((pattern) => textForPattern(pattern) ?? []);
  const joined = fromPatterns.length > 1 ? [fromPatterns.join(''), fromPatterns.toReversed().join('')] : [];
  return [...commonTexts, ...fromPatterns, ...joined].flatMap((text) => [
    text,
    ...resized(text, constraints),
  ]);
}

/** The text made long or short enough: filled up at its end, at its start or in its middle. */
function resized(text: string, { minLength = 0, maxLength = Infinity }: Constraints): readonly string[] {
  const characters = Array.from(text);
  if (characters.length > maxLength) return [characters.slice(0, maxLength).join('')];
  const missing = minLength - characters.length;
  if (missing <= 0 || missing > longest) return [];
  const last = characters.at(-1) ?? 'a';
  const first = characters[0] ?? 'a';
  return [
    text + last.repeat(missing),
    first.repeat(missing) + text,
    text + 'a'.repeat(missing),
    `${'a'.repeat(missing)}${text}`,
  ];
}
