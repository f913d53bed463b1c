import { assertNever } from '../base/assert-never.ts';
import { instanceName } from '../semantics/generics.ts';
import { shapeOf, type StructShape } from '../semantics/shape.ts';
import type { BoundType, Symbols } from '../semantics/symbols.ts';
import type { FieldModel, PrimitiveName, TypeRef } from './model.ts';

/** What lowering needs everywhere. `lowerFields` is passed in, since structs hold types and types hold structs. */
export interface LowerContext {
  readonly symbols: Symbols;
  readonly lowerFields: (shape: StructShape, context: LowerContext) => readonly FieldModel[];
}

/** The use of a type. Names stay names; pointers leave no trace here, their fact is the field's `nullable`. */
export function lowerType(type: BoundType, context: LowerContext): TypeRef {
  const { node, scope, file } = type;
  switch (node.kind) {
    case 'pointer-type':
      return lowerType({ node: node.target, scope, file }, context);
    case 'named-type': {
      const bound = scope.get(node.name);
      if (bound !== undefined) return lowerType(bound, context);
      if (!context.symbols.types.has(node.name)) return lowerShape(type, context);
      return { kind: 'ref', name: instanceName({ node, scope, file }, context.symbols) };
    }
    case 'any-type':
    case 'slice-type':
    case 'array-type':
    case 'map-type':
    case 'struct-type':
      return lowerShape(type, context);
    default:
      return assertNever(node);
  }
}

function lowerShape(type: BoundType, context: LowerContext): TypeRef {
  const shape = shapeOf(type, context.symbols);
  switch (shape.kind) {
    case 'bytes':
      return { kind: 'bytes' };
    case 'array':
      return {
        kind: 'array',
        items: lowerType(shape.items, context),
        length: shape.length === null ? null : Number(shape.length),
      };
    case 'map':
      return { kind: 'map', keys: keyName(shape.key, context), values: lowerType(shape.value, context) };
    case 'struct':
      return { kind: 'object', fields: context.lowerFields(shape, context) };
    case 'unknown':
    case 'complex':
      return { kind: 'primitive', name: 'any' };
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
    case 'time':
    case 'any':
    case 'file':
      return { kind: 'primitive', name: shape.name };
    default:
      return assertNever(shape);
  }
}

/** A key is text on the wire, whatever its type; an alias of a string or integer is that. */
function keyName(key: BoundType, context: LowerContext): PrimitiveName {
  const shape = shapeOf(key, context.symbols);
  return shape.kind === 'string' || shape.kind === 'integer' || shape.kind === 'boolean'
    ? shape.name
    : 'string';
}
