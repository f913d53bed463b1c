import type { JsonValue } from '../base/json.ts';
import type { FieldTags } from '../semantics/field-tags.ts';
import type { Shape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { demandsValue } from './demands-value.ts';
import { filledMembers } from './filled-members.ts';
import { needsMembers } from './needs-members.ts';

/** An empty request must not make a service fill in millions of defaults. */
const mostMembers = 10_000;

/**
 * What stands for a member that nobody calls optional, where go-zero does not miss it: an empty map,
 * and a struct of which nothing has to be given, unless its defaults would be more than any program means.
 */
export function impliedDefault(tags: FieldTags, shape: Shape, symbols: Symbols): JsonValue | undefined {
  if (!tags.sources.some((source) => source.in === 'json') || demandsValue(tags)) return undefined;
  if (shape.kind === 'map') return {};
  if (shape.kind !== 'struct' || needsMembers(shape, symbols)) return undefined;
  return filledMembers(shape, symbols) > mostMembers ? undefined : {};
}
