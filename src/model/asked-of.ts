import { parseDefault } from '../semantics/default-value.ts';
import type { FlatField } from '../semantics/fields.ts';
import { shapeOf, type StructShape } from '../semantics/shape.ts';
import type { Symbols } from '../semantics/symbols.ts';
import { demandsValue } from './demands-value.ts';

/** What a field must be given: nothing, a value, or what the struct needs that it holds. */
export function askedOf(field: FlatField, symbols: Symbols): 'nothing' | 'a value' | StructShape {
  const { sources, options } = field.tags;
  if (!sources.some((source) => source.in === 'json') || demandsValue(field.tags)) return 'a value';
  const optional = options.find((option) => option.name === 'optional');
  if (optional !== undefined) return optional.value?.startsWith('!') === true ? 'a value' : 'nothing';
  if (field.isOptionalEmbedding) return 'nothing';
  const shape = shapeOf(field.type, symbols);
  const given = options.find((option) => option.name === 'default');
  // A default that is no value of the type is none.
  if (given !== undefined && 'value' in parseDefault(given.value ?? '', shape, symbols)) return 'nothing';
  return shape.kind === 'struct' && !shape.isNullable ? shape : 'a value';
}
