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
  const all = collectFields(shape, symbols);
  const chosen = new Map<string, FlatField>();
  for (const field of all) {
    const key = fieldKey(field);
    const other = chosen.get(key);
    if (other === undefined || field.depth < other.depth) chosen.set(key, field);
  }
  return chosen.size === all.length ? all : all.filter((field) => chosen.get(fieldKey(field)) === field);
}

/** Rules and the model ask for the fields of one struct again and again. Those of generic types depend on the scope. */
const known = new WeakMap<Symbols, Map<readonly MemberNode[], readonly FlatField[]>>();

/** Every field with nothing hidden, for the rules. Embedding that never ends is cut; a rule reports it. */
export function collectFields(shape: StructShape, symbols: Symbols): readonly FlatField[] {
  if (shape.scope !== emptyScope) return findFields(shape, symbols);
  const byStruct = known.get(symbols) ?? new Map<readonly MemberNode[], readonly FlatField[]>();
  known.set(symbols, byStruct);
  const fields = byStruct.get(shape.members) ?? findFields(shape, symbols);
  byStruct.set(shape.members, fields);
  return fields;
}

function findFields(shape: StructShape, symbols: Symbols): readonly FlatField[] {
  const found: FlatField[] = [];
  const level = { shape, depth: 0, member: undefined, isOptional: false, seen: new Set() };
  collect(level, { symbols, found, taken: new Map() });
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
  /** The outermost embedding; undefined in the struct itself. */
  readonly member: MemberNode | undefined;
  readonly isOptional: boolean;
  readonly seen: ReadonlySet<unknown>;
}

/** What is collected for one struct, over all levels. */
interface Collection {
  readonly symbols: Symbols;
  readonly found: FlatField[];
  /** The least depth at which each struct was embedded. One that comes in on several ways is there once. */
  readonly taken: Map<string, number>;
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
      depth: level.depth,
      member: level.member ?? member,
      isPointer: false,
      isOptionalEmbedding: level.isOptional,
    });
  }
}

function collectEmbedded(level: Level, member: EmbeddedNode, collection: Collection): void {
  const { symbols, found, taken } = collection;
  const { scope, file } = level.shape;
  const type = { node: member.type, scope, file };
  const name = { text: lastName(member.type.name), start: member.type.start, end: member.type.end };
  const tags = readTags(member.tag, name.text);
  if (tags.isSkipped) return;
  const shape = shapeOf(type, symbols);
  const isOptional = level.isOptional || tags.options.some((option) => option.name === 'optional');
  if (shape.kind === 'struct' && !tags.isNamed) {
    if (level.seen.has(shape.symbol) || level.seen.size > 64) return;
    const depth = level.depth + 1;
    const key = structName(shape, symbols);
    if ((taken.get(key) ?? Number.POSITIVE_INFINITY) <= depth) return;
    taken.set(key, depth);
    const seen = new Set([...level.seen, shape.symbol]);
    collect({ shape, depth, member: level.member ?? member, isOptional, seen }, collection);
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
    member: level.member ?? member,
    isPointer: member.isPointer,
    isOptionalEmbedding: level.isOptional,
  });
}

function lastName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1);
}

/** The declaration and what its parameters stand for. */
export function structName({ symbol, scope }: StructShape, symbols: Symbols): string {
  return [symbol?.name ?? '', ...[...scope.values()].map((type) => argumentLabel(type, symbols))].join(' ');
}
