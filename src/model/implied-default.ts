import type { JsonValue } from '../base/json.ts';
import type { FieldTags } from '../semantics/field-tags.ts';
import type { Shape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { demandsValue } from './demands-value.ts';
import { needsMembers } from './needs-members.ts';

/**
 * What stands for a member that nobody calls optional, where go-zero does not miss it: an empty map,
 * and a struct of which nothing has to be given.
 */
export function impliedDefault(tags: FieldTags, shape: Shape, symbols: Symbols): JsonValue | undefined {
  if (!tags.sources.some((source) => source.in === 'json') || demandsValue(tags)) return undefined;
  if (shape.kind === 'map') return {};
  return shape.kind === 'struct' && !needsMembers(shape, symbols) ? {} : undefined;
}
