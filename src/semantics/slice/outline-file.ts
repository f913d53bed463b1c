import type { Source } from '../../base/source.ts';
import type {
  AnyNode,
  DataTypeNode,
  FileNode,
  NodeBase,
  ServiceNode,
  TypeDeclarationNode,
  TypeStatementNode,
} from '../../syntax/ast.ts';
import { childrenOf } from '../../syntax/visit.ts';
import { groupOf } from '../bind.ts';
import { groupKey } from '../group-name.ts';
import { childNodes } from '../reachable.ts';
import { noUses, type FileOutline, type Piece } from './outline.ts';

/** An outline with the node that each piece was read from. */
export interface ReadOutline extends FileOutline {
  /** What a piece says: its node; for what opens a service, its annotation and its name; nothing for what closes a block. */
  readonly nodes: readonly (readonly AnyNode[])[];
}

/**
 * Cuts a file without mistakes into pieces. Gives nothing where that cannot be done: for generic types, which are
 * expanded where they are used.
 */
export function outlineFile(ast: FileNode, { text }: Source): ReadOutline | undefined {
  const pieces: Piece[] = [];
  const nodes: (readonly AnyNode[])[] = [];
  const add = (piece: Omit<Piece, 'start' | 'end'>, range: Range, ...said: readonly AnyNode[]): number => {
    nodes.push(said);
    return pieces.push({ ...piece, ...range }) - 1;
  };
  for (const statement of ast.statements) {
    if (statement.kind === 'type-statement') outlineTypes(statement, text, add);
    else if (statement.kind === 'service') outlineService(statement, text, add);
    else add({ ...nothing, kind: 'other' }, rangeOf(statement), statement);
  }
  const isOrdered = pieces.every((piece, index) => (pieces[index - 1]?.end ?? 0) <= piece.start);
  return isOrdered && !ast.statements.some(isGeneric) ? { pieces, nodes } : undefined;
}

type Add = (piece: Omit<Piece, 'start' | 'end'>, range: Range, ...said: readonly AnyNode[]) => number;
type Range = Pick<Piece, 'start' | 'end'>;

const nothing = { block: -1, name: '', ...noUses } as const;

function outlineTypes(statement: TypeStatementNode, text: string, add: Add): void {
  const { isGroup, declarations, start, end } = statement;
  const open = text.indexOf('(', start) + 1;
  const block = isGroup ? add({ ...nothing, kind: 'open' }, { start, end: open }) : -1;
  for (const node of declarations) {
    const range = rangeOf(node);
    // The comments of a single type hang on the declaration, and the keyword stands between.
    const whole = isGroup ? range : { ...range, start: Math.min(range.start, start) };
    const { text: name } = node.name;
    const piece = {
      ...nothing,
      kind: 'type',
      block,
      name,
      uses: namesIn([node.type]),
      embeds: embedsOf(node),
    } as const;
    add(piece, whole, node);
  }
  if (isGroup) add({ ...nothing, kind: 'close', block }, { start: end - 1, end });
}

function outlineService(node: ServiceNode, text: string, add: Add): void {
  const { server, name, routes, end } = node;
  const open = text.indexOf('{', name.end) + 1;
  const said = server === undefined ? [name] : [server, name];
  const group = groupKey(groupOf(server) ?? '');
  const edge = { start: rangeOf(node).start, end: open };
  const block = add({ ...nothing, kind: 'open', name: group }, edge, ...said);
  for (const route of routes) {
    const inputs = namesIn([route.request?.type]);
    const outputs = namesIn(route.responses.map(({ body }) => body.type));
    const uses = [...new Set([...inputs, ...outputs])];
    add({ ...nothing, kind: 'route', block, uses, inputs, outputs }, rangeOf(route), route);
  }
  add({ ...nothing, kind: 'close', block }, { start: end - 1, end });
}

/** With the comments on the node and on what it begins or ends with. */
function rangeOf(node: AnyNode): Range {
  let { start, end } = withComments(node);
  for (const child of childrenOf(node)) {
    const range = withComments(child);
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return { start, end };
}

function withComments({ start, end, comments }: NodeBase): Range {
  return {
    start: Math.min(start, comments?.leading[0]?.start ?? start),
    end: Math.max(end, comments?.trailing.at(-1)?.end ?? end),
  };
}

/** Every name of a type in the given types, each once. */
function namesIn(types: readonly (DataTypeNode | undefined)[]): readonly string[] {
  const names = new Set<string>();
  const collect = (type: DataTypeNode): void => {
    if (type.kind === 'named-type') names.add(type.name);
    for (const child of childNodes(type)) collect(child);
  };
  for (const type of types) if (type !== undefined) collect(type);
  return [...names];
}

function embedsOf({ type }: TypeDeclarationNode): readonly string[] {
  if (type.kind !== 'struct-type') return [];
  return type.members.flatMap((member) => (member.kind === 'embedded' ? [member.type.name] : []));
}

function isGeneric(statement: AnyNode): boolean {
  return (
    statement.kind === 'type-statement' &&
    statement.declarations.some((declaration) => declaration.parameters.length > 0)
  );
}
