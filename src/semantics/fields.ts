import type { EmbeddedNode, FieldNode, StringNode } from '../syntax/ast.ts';
import { readTags, type FieldTags } from './field-tags.ts';
import { shapeOf, type StructShape } from './shape.ts';
import type { BoundType, NamePlace, Symbols } from './symbols.ts';

/** One field as the wire sees it: embedded structs are flattened, `X, Y int` is two fields, `json:"-"` is gone. */
export interface FlatField {
  readonly node: FieldNode | EmbeddedNode;
  /** As in the contract; for an embedded type that nests, the type's name. */
  readonly name: NamePlace;
  readonly file: string;
  readonly type: BoundType;
  readonly tag: StringNode | undefined;
  readonly tags: FieldTags;
  /** How many embeddings lie between the struct and the field. */
  readonly depth: number;
  /** It was written as an embedded pointer and nests. */
  readonly isPointer: boolean;
  /** An embedding on the way says `optional`, so the field may be missing with all of its siblings. */
  readonly isOptionalEmbedding: boolean;
}

/** The fields of a struct by the rules of encoding/json: of several with one name on the wire the least deep one counts. */
export function flattenFields(shape: StructShape, symbols: Symbols): readonly FlatField[] {
  const all = collectFields(shape, symbols);
  const least = new Map<string, number>();
  for (const field of all) {
    const key = fieldKey(field);
    least.set(key, Math.min(least.get(key) ?? Number.POSITIVE_INFINITY, field.depth));
  }
  return all.filter((field) => field.depth === least.get(fieldKey(field)));
}

/** Every field with nothing hidden, for the rules. Embedding that never ends is cut; a rule reports it. */
export function collectFields(shape: StructShape, symbols: Symbols): readonly FlatField[] {
  const found: FlatField[] = [];
  collect({ shape, depth: 0, isOptional: false, seen: new Set() }, symbols, found);
  return found;
}

/** The first place that a field is read from, by which two fields are one. */
export function fieldKey(field: FlatField): string {
  const [first] = field.tags.sources;
  return first === undefined ? `json:${field.name.text}` : `${first.in}:${first.name}`;
}

interface Level {
  readonly shape: StructShape;
  readonly depth: number;
  readonly isOptional: boolean;
  readonly seen: ReadonlySet<unknown>;
}

function collect(level: Level, symbols: Symbols, found: FlatField[]): void {
  for (const member of level.shape.members) {
    if (member.kind === 'field') collectField(level, member, found);
    else collectEmbedded(level, member, symbols, found);
  }
}

function collectField(level: Level, member: FieldNode, found: FlatField[]): void {
  const { scope, file } = level.shape;
  for (const name of member.names) {
    const tags = readTags(member.tag, name.text);
    if (tags.isSkipped) continue;
    found.push({
      node: member,
      name,
      file,
      type: { node: member.type, scope, file },
      tag: member.tag,
      tags,
      depth: level.depth,
      isPointer: false,
      isOptionalEmbedding: level.isOptional,
    });
  }
}

function collectEmbedded(level: Level, member: EmbeddedNode, symbols: Symbols, found: FlatField[]): void {
  const { scope, file } = level.shape;
  const type = { node: member.type, scope, file };
  const name = { text: lastName(member.type.name), start: member.type.start, end: member.type.end };
  const tags = readTags(member.tag, name.text);
  if (tags.isSkipped) return;
  const shape = shapeOf(type, symbols);
  const isOptional = level.isOptional || tags.options.some((option) => option.name === 'optional');
  if (shape.kind === 'struct' && !tags.isNamed) {
    if (level.seen.has(shape.symbol) || level.seen.size > 64) return;
    collect(
      { shape, depth: level.depth + 1, isOptional, seen: new Set([...level.seen, shape.symbol]) },
      symbols,
      found,
    );
    return;
  }
  found.push({
    node: member,
    name,
    file,
    type,
    tag: member.tag,
    tags,
    depth: level.depth,
    isPointer: member.isPointer,
    isOptionalEmbedding: level.isOptional,
  });
}

function lastName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1);
}
