import { isUnconstrained } from '../../../model/merge-constraints.ts';
import type { Constraints } from '../../../model/model.ts';
import { objectOf, type PrintableObject } from '../../print-value.ts';
import type { Direction } from './direction.ts';

/**
 * The members of JSON Schema for what a value must satisfy. Alternatives and negations are for input alone: a
 * serializer would have to try them one by one.
 */
export function constraintSchema(constraints: Constraints, direction: Direction): PrintableObject {
  // Most fields may be anything of their type.
  if (isUnconstrained(constraints)) return noLimits;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength } = constraints;
  const { minItems, maxItems, uniqueItems, minProperties, maxProperties } = constraints;
  return objectOf({
    enum: constraints.const === undefined ? constraints.enum : [constraints.const],
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    minLength,
    maxLength,
    pattern: joinPatterns(constraints.patterns ?? []),
    format: knownFormat(constraints.format),
    minItems,
    maxItems,
    uniqueItems,
    minProperties,
    maxProperties,
    ...(direction === 'input' && {
      not: constraints.not === undefined ? undefined : constraintSchema(constraints.not, direction),
      anyOf: constraints.anyOf?.map((one) => constraintSchema(one, direction)),
    }),
  });
}

const noLimits: PrintableObject = new Map();

/** One pattern for all: JSON Schema has one to a schema. */
function joinPatterns(patterns: readonly string[]): string | undefined {
  if (patterns.length < 2) return patterns[0];
  return `^${patterns.map((pattern) => `(?=[\\s\\S]*?(?:${pattern}))`).join('')}`;
}

/** The formats that Fastify's validator knows; it would refuse to start with another. */
const formats: ReadonlySet<string> = new Set(
  (
    'byte date date-time double duration email float hostname int32 int64 ipv4 ipv6 iso-date-time iso-time json-pointer ' +
    'json-pointer-uri-fragment regex relative-json-pointer time uri uri-reference uri-template url uuid'
  ).split(' '),
);

function knownFormat(format: string | undefined): string | undefined {
  return format !== undefined && formats.has(format) ? format : undefined;
}
