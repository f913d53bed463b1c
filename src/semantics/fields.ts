import type { EmbeddedNode, FieldNode, MemberNode, StringNode } from '../syntax/ast.ts';
import { readTags, type FieldTags } from './field-tags.ts';
import { argumentLabel } from './generics.ts';
import { shapeOf, type StructShape } from './shape.ts';
import { emptyScope, type BoundType, type NamePlace, type Symbols } from './symbols.ts';

/** One field as the wire sees it: embedded structs are flattened, `X, Y int` is two fields, `json:"-"` is gone. */
export interface FlatField {
  readonly node: FieldNode | EmbeddedNode;
  /** As in the contract; for an embedded type that nests, the type's name. */
  readonly name: NamePlace;
  readonly file: string;
  readonly type: BoundType;
  readonly tag: StringNode | undefined;
  readonly tags: FieldTags;
  /** The first place that it is read from, by which two fields are one: `json:name`. */
  readonly key: string;
  /** How many embeddings lie between the struct and the field. */
  readonly depth: number;
  /** What stands in the struct itself: the field, or the embedding that brings it. */
  readonly member: MemberNode;
  /** It was written as an embedded pointer and nests. */
  readonly isPointer: boolean;
  /** An embedding on the way says `optional`, so the field may be missing with all of its siblings. */
  readonly isOptionalEmbedding: boolean;
}

/**
 * The fields of a struct, one for each name on the wire: of several the least deep one, as in encoding/json, and of
 * equally deep ones the first.
 */
export function flattenFields(shape: StructShape, symbols: Symbols): readonly FlatField[] {
  return fieldsOf(shape, symbols).flat;
}

/** Every field with nothing hidden, for the rules. Embedding that never ends is cut; a rule reports it. */
export function collectFields(shape: StructShape, symbols: Symbols): readonly FlatField[] {
  return fieldsOf(shape, symbols).all;
}

interface StructFields {
  readonly all: readonly FlatField[];
  readonly flat: readonly FlatField[];
}

/** Rules and the model ask for the fields of one struct again and again. Those of generic types depend on the scope. */
const known = new WeakMap<Symbols, Map<readonly MemberNode[], StructFields>>();

function fieldsOf(shape: StructShape, symbols: Symbols): StructFields {
  if (shape.scope !== emptyScope) return findFields(shape, symbols);
  const byStruct = known.get(symbols) ?? new Map<readonly MemberNode[], StructFields>();
  known.set(symbols, byStruct);
  const fields = byStruct.get(shape.members) ?? findFields(shape, symbols);
  byStruct.set(shape.members, fields);
  return fields;
}

function findFields(shape: StructShape, symbols: Symbols): StructFields {
  const all: FlatField[] = [];
  const level = { shape, depth: 0, member: undefined, isOptional: false };
  const depths = shape.members.some(isEmbedded) ? findDepths(shape, symbols) : new Map<unknown, number>();
  collect(level, { symbols, found: all, depths });
  return { all, flat: hideDeeper(all) };
}

function hideDeeper(all: readonly FlatField[]): readonly FlatField[] {
  const chosen = new Map<string, FlatField>();
  for (const field of all) {
    const other = chosen.get(field.key);
    if (other === undefined || field.depth < other.depth) chosen.set(field.key, field);
  }
  return chosen.size === all.length ? all : all.filter((field) => chosen.get(field.key) === field);
}

function keyOf({ sources }: FieldTags, name: NamePlace): string {
  // By index: fields are many, and an iterator is made for a pattern.
  const first = sources[0];
  return first === undefined ? `json:${name.text}` : `${first.in}:${first.name}`;
}

/** A struct that embeds others, and the one that embeds it. */
interface Embedding {
  readonly shape: StructShape;
  readonly depth: number;
  readonly outer: Embedding | undefined;
}

/** Nobody embeds more deeply; generic types could for ever. */
const deepest = 64;

/** The least depth at which each struct is embedded, level by level, so that each is looked at once. */
function findDepths(shape: StructShape, symbols: Symbols): Map<unknown, number> {
  const depths = new Map<unknown, number>();
  const queue: Embedding[] = [{ shape, depth: 0, outer: undefined }];
  // The queue grows while it is read.
  for (const outer of queue) {
    const { members, scope, file } = outer.shape;
    for (const member of members) {
      if (!isEmbedded(member)) continue;
      const embedded = embeddedStruct(member, { node: member.type, scope, file }, symbols);
      if (embedded === undefined || outer.depth > deepest || isWithin(embedded, outer)) continue;
      const key = structKey(embedded, symbols);
      if (depths.has(key)) continue;
      depths.set(key, outer.depth + 1);
      queue.push({ shape: embedded, depth: outer.depth + 1, outer });
    }
  }
  return depths;
}

/** Whether a struct, or the same one with other arguments, embeds itself. The outermost one may come once more. */
function isWithin({ symbol }: StructShape, embedding: Embedding): boolean {
  for (let each = embedding; each.outer !== undefined; each = each.outer)
    if (each.shape.symbol === symbol) return true;
  return false;
}

function isEmbedded(member: MemberNode): member is EmbeddedNode {
  return member.kind === 'embedded';
}

/** The struct whose fields an embedding brings; undefined where it is a field itself, or nothing. */
function embeddedStruct(member: EmbeddedNode, type: BoundType, symbols: Symbols): StructShape | undefined {
  const tags = readTags(member.tag, lastName(member.type.name));
  const shape = tags.isSkipped || tags.isNamed ? undefined : shapeOf(type, symbols);
  return shape?.kind === 'struct' ? shape : undefined;
}

interface Level {
  readonly shape: StructShape;
  readonly depth: number;
  /** The outermost embedding; undefined in the struct itself. */
  readonly member: MemberNode | undefined;
  readonly isOptional: boolean;
}

/** What is collected for one struct, over all levels. */
interface Collection {
  readonly symbols: Symbols;
  readonly found: FlatField[];
  /** Where each embedded struct is still to be collected. One that comes in on several ways is there once. */
  readonly depths: Map<unknown, number>;
}

function collect(level: Level, collection: Collection): void {
  for (const member of level.shape.members) {
    if (member.kind === 'field') collectField(level, member, collection.found);
    else collectEmbedded(level, member, collection);
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
      key: keyOf(tags, name),
      depth: level.depth,
      member: level.member ?? member,
      isPointer: false,
      isOptionalEmbedding: level.isOptional,
    });
  }
}

function collectEmbedded(level: Level, member: EmbeddedNode, collection: Collection): void {
  const { symbols, found, depths } = collection;
  const { scope, file } = level.shape;
  const type = { node: member.type, scope, file };
  const name = { text: lastName(member.type.name), start: member.type.start, end: member.type.end };
  const tags = readTags(member.tag, name.text);
  if (tags.isSkipped) return;
  const shape = embeddedStruct(member, type, symbols);
  if (shape !== undefined) {
    const key = structKey(shape, symbols);
    const depth = level.depth + 1;
    if (depths.get(key) !== depth) return;
    depths.delete(key);
    const isOptional = level.isOptional || tags.options.some((option) => option.name === 'optional');
    collect({ shape, depth, member: level.member ?? member, isOptional }, collection);
    return;
  }
  found.push({
    node: member,
    name,
    file,
    type,
    tag: member.tag,
    tags,
    key: keyOf(tags, name),
    depth: level.depth,
    member: level.member ?? member,
    isPointer: member.isPointer,
    isOptionalEmbedding: level.isOptional,
  });
}

function lastName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1);
}

/** The same for every use of a struct; one without a name is itself alone where it depends on what surrounds it. */
export function structKey(shape: StructShape, symbols: Symbols): unknown {
  const { symbol, scope, members } = shape;
  if (scope === emptyScope) return members;
  if (symbol === null) return shape;
  return [symbol.name, ...[...scope.values()].map((type) => argumentLabel(type, symbols))].join(' ');
}
