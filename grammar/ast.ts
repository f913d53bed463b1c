/**
 * The syntax tree of one contract file, as it was written: nothing resolved, nothing merged, every form kept apart that
 * a formatter must print apart. `start` and `end` are UTF-16 offsets, `end` exclusive. Comments hang on the node they
 * speak of (see `src/syntax/comments.ts`); a block that speaks of none is in `FileNode.detachedComments`.
 */
export interface NodeBase {
  readonly start: number;
  readonly end: number;
  /**
   * Comments above the node, nearest last, and those behind it on its last line or behind the sign that opens it.
   * Absent when there are none.
   */
  comments?: NodeComments;
}

/** The comments that speak of a node. */
export interface NodeComments {
  readonly leading: readonly Comment[];
  readonly trailing: readonly Comment[];
}

/** One comment as it stands in the source. */
export interface Comment {
  readonly kind: 'line' | 'block';
  /** With its delimiters, as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A whole file. */
export interface FileNode extends NodeBase {
  readonly kind: 'file';
  /** In source order. After a syntax error the statements that could be read. */
  readonly statements: readonly StatementNode[];
  detachedComments: readonly Comment[];
}

/** What may stand at the top level of a file. */
export type StatementNode = SyntaxNode | InfoNode | ImportNode | TypeStatementNode | ServiceNode;

/** `syntax = "v1"` */
export interface SyntaxNode extends NodeBase {
  readonly kind: 'syntax';
  readonly version: StringNode;
}

/** `info ( key: value … )` */
export interface InfoNode extends NodeBase {
  readonly kind: 'info';
  readonly entries: readonly KeyValueNode[];
}

/** `import "a.api"` or `import ( "a.api" … )` */
export interface ImportNode extends NodeBase {
  readonly kind: 'import';
  readonly isGroup: boolean;
  readonly paths: readonly StringNode[];
}

/** `type X {…}` or `type ( X {…} … )` */
export interface TypeStatementNode extends NodeBase {
  readonly kind: 'type-statement';
  readonly isGroup: boolean;
  readonly declarations: readonly TypeDeclarationNode[];
}

/** One declared name: `X<T> = Y`, `X struct {…}`, `X []int64`. */
export interface TypeDeclarationNode extends NodeBase {
  readonly kind: 'type-declaration';
  readonly name: IdentifierNode;
  readonly parameters: readonly IdentifierNode[];
  /** `type A = B` was written with the sign. */
  readonly hasEquals: boolean;
  readonly type: DataTypeNode;
}

/** A type where it is used. */
export type DataTypeNode =
  | NamedTypeNode
  | AnyTypeNode
  | PointerTypeNode
  | SliceTypeNode
  | ArrayTypeNode
  | MapTypeNode
  | StructTypeNode;

/** `User`, `int64`, `time.Time`, `Page<User>`; `name` is the whole dotted name. */
export interface NamedTypeNode extends NodeBase {
  readonly kind: 'named-type';
  readonly name: string;
  readonly arguments: readonly DataTypeNode[];
}

/** `any` or `interface{}`. */
export interface AnyTypeNode extends NodeBase {
  readonly kind: 'any-type';
  readonly keyword: 'any' | 'interface{}';
}

/** `*T` */
export interface PointerTypeNode extends NodeBase {
  readonly kind: 'pointer-type';
  readonly target: DataTypeNode;
}

/** `[]T` */
export interface SliceTypeNode extends NodeBase {
  readonly kind: 'slice-type';
  readonly element: DataTypeNode;
}

/** `[3]T`; `length` is the digits as written, or `...`, which goctl reads and no service can have. */
export interface ArrayTypeNode extends NodeBase {
  readonly kind: 'array-type';
  readonly length: string;
  readonly element: DataTypeNode;
}

/** `map[K]V` */
export interface MapTypeNode extends NodeBase {
  readonly kind: 'map-type';
  readonly key: DataTypeNode;
  readonly value: DataTypeNode;
}

/** `{ fields }` or, in the old form, `struct { fields }`. */
export interface StructTypeNode extends NodeBase {
  readonly kind: 'struct-type';
  readonly hasStructKeyword: boolean;
  readonly members: readonly MemberNode[];
}

/** What may stand between the braces of a struct. */
export type MemberNode = FieldNode | EmbeddedNode;

/** `X, Y int` with an optional tag. */
export interface FieldNode extends NodeBase {
  readonly kind: 'field';
  readonly names: readonly IdentifierNode[];
  readonly type: DataTypeNode;
  readonly tag?: StringNode;
}

/** `Base` or `*Base`, with an optional tag. */
export interface EmbeddedNode extends NodeBase {
  readonly kind: 'embedded';
  readonly isPointer: boolean;
  readonly type: NamedTypeNode;
  readonly tag?: StringNode;
}

/** One `service name { … }` block with the `@server` in front of it. */
export interface ServiceNode extends NodeBase {
  readonly kind: 'service';
  readonly server?: ServerNode;
  readonly name: IdentifierNode;
  readonly routes: readonly RouteNode[];
}

/** `@server ( key: value … )`, on a block or on a route. */
export interface ServerNode extends NodeBase {
  readonly kind: 'server';
  readonly entries: readonly KeyValueNode[];
}

/** A route with its annotations in whatever order they stood. */
export interface RouteNode extends NodeBase {
  readonly kind: 'route';
  readonly doc?: DocNode;
  readonly handler?: HandlerNode;
  readonly server?: ServerNode;
  /** Second and later annotations of one kind, which are an error of the contract. */
  readonly repeated: readonly (DocNode | HandlerNode | ServerNode)[];
  readonly method: IdentifierNode;
  readonly path: PathNode;
  readonly request?: BodyNode;
  /** `returns (A) | 404 (B)`: the first without a status is the success. */
  readonly responses: readonly ResponseNode[];
}

/** `@doc "text"`, `@doc("text")` or `@doc ( key: value … )`. */
export interface DocNode extends NodeBase {
  readonly kind: 'doc';
  readonly text?: StringNode;
  readonly entries: readonly KeyValueNode[];
}

/** `@handler Name` */
export interface HandlerNode extends NodeBase {
  readonly kind: 'handler';
  readonly name: IdentifierNode;
}

/** A path; `text` is as written, with the slash at its end if there is one. */
export interface PathNode extends NodeBase {
  readonly kind: 'path';
  readonly text: string;
}

/** `( [type] )`: the parentheses may be empty. */
export interface BodyNode extends NodeBase {
  readonly kind: 'body';
  readonly type?: DataTypeNode;
}

/** One alternative behind `returns`. */
export interface ResponseNode extends NodeBase {
  readonly kind: 'response';
  /** The status as written, absent for plain `returns (…)`. */
  readonly status?: IdentifierNode;
  readonly body: BodyNode;
}

/** `key: value`; a key of `info` or `@server` or `@doc`. */
export interface KeyValueNode extends NodeBase {
  readonly kind: 'key-value';
  readonly key: IdentifierNode;
  readonly value: ValueNode;
}

/** A value in any of its spellings. `text` is the meaning: escapes applied, quotes gone, free text joined by line feeds. */
export interface ValueNode extends NodeBase {
  readonly kind: 'value';
  readonly form: 'string' | 'raw' | 'bare' | 'free';
  readonly text: string;
}

/** A name, as written. */
export interface IdentifierNode extends NodeBase {
  readonly kind: 'identifier';
  readonly text: string;
}

/** A quoted or raw string; `text` is its meaning. `contentStart` is the offset of the first character inside the quotes. */
export interface StringNode extends NodeBase {
  readonly kind: 'string';
  readonly form: 'string' | 'raw';
  readonly text: string;
  readonly contentStart: number;
}

/** Every kind of node: the union from which visitors and the table of children are typed. */
export type AnyNode =
  | FileNode
  | StatementNode
  | TypeDeclarationNode
  | DataTypeNode
  | MemberNode
  | ServerNode
  | RouteNode
  | DocNode
  | HandlerNode
  | PathNode
  | BodyNode
  | ResponseNode
  | KeyValueNode
  | ValueNode
  | IdentifierNode
  | StringNode;
