import type { AnyNode } from './ast.ts';

/** The kinds of node. */
export type NodeKind = AnyNode['kind'];

/** The node type of a kind. */
export type NodeOf<Kind extends NodeKind> = Extract<AnyNode, { kind: Kind }>;

/** The keys of a node under which child nodes stand. */
type ChildKey<Kind extends NodeKind> = Kind extends NodeKind
  ? Exclude<keyof NodeOf<Kind>, 'kind' | 'comments'>
  : never;

/** The child keys of every kind of node in source order. Total: a new kind is a type error until it is listed. */
export const childKeys: { readonly [Kind in NodeKind]: readonly ChildKey<Kind>[] } = {
  file: ['statements'],
  syntax: ['version'],
  info: ['entries'],
  import: ['paths'],
  'type-statement': ['declarations'],
  'type-declaration': ['name', 'parameters', 'type'],
  'named-type': ['arguments'],
  'any-type': [],
  'pointer-type': ['target'],
  'slice-type': ['element'],
  'array-type': ['element'],
  'map-type': ['key', 'value'],
  'struct-type': ['members'],
  field: ['names', 'type', 'tag'],
  embedded: ['type', 'tag'],
  service: ['server', 'name', 'routes'],
  server: ['entries'],
  route: ['doc', 'handler', 'server', 'repeated', 'method', 'path', 'request', 'responses'],
  doc: ['text', 'entries'],
  handler: ['name'],
  path: [],
  body: ['type'],
  response: ['status', 'body'],
  'key-value': ['key', 'value'],
  value: [],
  identifier: [],
  string: [],
};

/** What a visitor does at a node of one kind: when it is reached, and when all below it has been visited. */
export interface NodeVisit<Node> {
  /** `false` leaves the children out. `ancestors` runs from the file down to the parent. */
  readonly enter?: (node: Node, ancestors: readonly AnyNode[]) => unknown;
  readonly leave?: (node: Node, ancestors: readonly AnyNode[]) => unknown;
}

/** Functions by kind of node; a bare function is its `enter`. */
export type Visitor = {
  readonly [Kind in NodeKind]?: NodeVisit<NodeOf<Kind>> | NonNullable<NodeVisit<NodeOf<Kind>>['enter']>;
};

/** The children of a node in source order. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const children: AnyNode[] = [];
  const values = node as AnyNode & Readonly<Record<string, unknown>>; // only to look up the keys of the table
  for (const key of childKeys[node.kind]) {
    const value = values[key];
    const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const child of list) children.push(child as AnyNode); // the table lists keys of nodes only
  }
  return node.kind === 'route' ? children.sort((a, b) => a.start - b.start) : children;
}

/** Walks a tree in source order. */
export function visit(root: AnyNode, visitor: Visitor): void {
  visitInParallel(root, [visitor]);
}

/** Walks a tree once for many visitors. One that leaves children out does so for itself alone. */
export function visitInParallel(root: AnyNode, visitors: readonly Visitor[]): void {
  walk(root, visitors, []);
}

function walk(node: AnyNode, visitors: readonly Visitor[], ancestors: AnyNode[]): void {
  const deeper = visitors.filter((visitor) => call(visitor, node, ancestors, 'enter') !== false);
  if (deeper.length > 0) {
    ancestors.push(node);
    for (const child of childrenOf(node)) walk(child, deeper, ancestors);
    ancestors.pop();
  }
  for (const visitor of visitors) call(visitor, node, ancestors, 'leave');
}

function call(
  visitor: Visitor,
  node: AnyNode,
  ancestors: readonly AnyNode[],
  phase: 'enter' | 'leave',
): unknown {
  const found = visitor[node.kind] as NodeVisit<AnyNode> | NodeVisit<AnyNode>['enter']; // the key is the node's own kind
  if (typeof found === 'function') return phase === 'enter' ? found(node, ancestors) : undefined;
  return found?.[phase]?.(node, ancestors);
}
