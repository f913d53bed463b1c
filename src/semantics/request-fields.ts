import { flattenFields, type FlatField } from './fields.ts';
import { shapeOf } from './shape.ts';
import { emptyScope, type RouteSymbol, type Symbols } from './symbols.ts';

/** Whether the request of a route can have fields: it is a struct, or there is none yet. */
export function mayHaveFields({ node, file }: RouteSymbol, symbols: Symbols): boolean {
  const type = node.request?.type;
  return type === undefined || shapeOf({ node: type, scope: emptyScope, file }, symbols).kind === 'struct';
}

/** The fields that the request of a route has itself, embedded ones too; none where it has no request or no struct for one. */
export function requestFields({ node, file }: RouteSymbol, symbols: Symbols): readonly FlatField[] {
  const type = node.request?.type;
  if (type === undefined) return [];
  const shape = shapeOf({ node: type, scope: emptyScope, file }, symbols);
  return shape.kind === 'struct' ? flattenFields(shape, symbols) : [];
}
