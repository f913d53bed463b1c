import type { FieldNode } from '../syntax/ast.ts';
import { readTags, type FieldTags } from './field-tags.ts';
import { shapeOf, type Shape, type StructShape } from './shape.ts';
import type { NamePlace, Symbols } from './symbols.ts';

/** A field of the struct itself, with what rules about tags look at. */
export interface OwnField {
  readonly node: FieldNode;
  readonly name: NamePlace;
  readonly file: string;
  readonly tags: FieldTags;
  readonly shape: Shape;
}

/** The fields that a struct itself writes: embedded ones belong to the struct that declares them. */
export function ownFields(struct: StructShape, symbols: Symbols): readonly OwnField[] {
  const { members, scope, file } = struct;
  return members.flatMap((node) =>
    node.kind === 'embedded'
      ? []
      : node.names.map((name) => ({
          node,
          name,
          file,
          tags: readTags(node.tag, name.text),
          shape: shapeOf({ node: node.type, scope, file }, symbols),
        })),
  );
}

/** The shape that element-wise options speak of: of a list its elements, else the value itself. */
export function elementShape(shape: Shape, symbols: Symbols): Shape {
  let current = shape;
  for (let depth = 0; depth < 64 && current.kind === 'array'; depth += 1)
    current = shapeOf(current.items, symbols);
  return current;
}
