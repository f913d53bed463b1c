import type { IToken } from 'chevrotain';
import { LineComment } from '../../grammar/tokens.ts';
import type { AnyNode, Comment, FileNode } from './ast.ts';
import { childrenOf } from './visit.ts';

/** A node that comments can hang on, with the carrier around it. */
interface Carrier {
  readonly node: AnyNode;
  readonly parent: Carrier | undefined;
  leading: Comment[];
  trailing: Comment[];
}

const carrierKinds: ReadonlySet<AnyNode['kind']> = new Set([
  'syntax',
  'info',
  'import',
  'type-statement',
  'type-declaration',
  'service',
  'field',
  'embedded',
  'server',
  'doc',
  'handler',
  'route',
  'key-value',
]);

/**
 * Hangs every comment on the node it speaks of: behind a node (or behind the sign that opens it) on the same line it is
 * trailing, else leading for the node below, if no blank line and no closing sign comes between. The rest is detached.
 * The comments of a single `type X …` hang on the declaration, not on the statement around it.
 */
export function attachComments(file: FileNode, text: string, tokens: readonly IToken[]): void {
  if (tokens.length === 0) return;
  const carriers = collectCarriers(file);
  const byEnd = carriers.toSorted((a, b) => a.node.end - b.node.end || b.node.start - a.node.start);
  const comments = tokens.map(toComment);
  const codeBefore = findCodeBefore(comments, text);
  const below = findBelow(comments, carriers, text);
  const detached: Comment[] = [];
  for (const [index, comment] of comments.entries()) {
    const around = enclosing(comment, carriers);
    const owner = ownerBehind(codeBefore[index], around, byEnd, text);
    const next = below[index];
    if (owner !== undefined) owner.trailing.push(comment);
    else if (next !== undefined && next.parent === around) next.leading.push(comment);
    else detached.push(comment);
  }
  for (const { node, leading, trailing } of carriers) {
    if (leading.length + trailing.length > 0) node.comments = { leading, trailing };
  }
  file.detachedComments = detached;
}

function toComment(token: IToken): Comment {
  const kind = token.tokenType === LineComment ? 'line' : 'block';
  return { kind, text: token.image, start: token.startOffset, end: token.startOffset + token.image.length };
}

function collectCarriers(file: FileNode): Carrier[] {
  const carriers: Carrier[] = [];
  const collect = (node: AnyNode, parent: Carrier | undefined): void => {
    const isCarrier = carrierKinds.has(node.kind) && !(node.kind === 'type-statement' && !node.isGroup);
    const carrier = isCarrier ? { node, parent, leading: [], trailing: [] } : undefined;
    if (carrier !== undefined) carriers.push(carrier);
    for (const child of childrenOf(node)) collect(child, carrier ?? parent);
  };
  collect(file, undefined);
  return carriers.toSorted((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
}

// The node behind which a comment stands on its line: one that ends there, else the one whose opening sign stands there.
function ownerBehind(
  code: number | undefined,
  around: Carrier | undefined,
  byEnd: readonly Carrier[],
  text: string,
): Carrier | undefined {
  if (code === undefined) return undefined;
  const ended = byEnd[lastIndexBefore(byEnd, (carrier) => carrier.node.end <= code)];
  if (ended !== undefined && /^[\s,;]*$/.test(text.slice(ended.node.end, code))) return ended;
  return around;
}

/**
 * For every comment the offset behind the last code in front of it on its line, looking past other comments; nothing if
 * there is none.
 */
function findCodeBefore(comments: readonly Comment[], text: string): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  for (const [index, { start }] of comments.entries()) {
    const before = comments[index - 1];
    let offset = start;
    while (offset > (before?.end ?? 0) && /[ \t\v\f]/.test(text.charAt(offset - 1))) offset--;
    if (before?.end === offset) found.push(found[index - 1]);
    else found.push(offset === 0 || /[\r\n]/.test(text.charAt(offset - 1)) ? undefined : offset);
  }
  return found;
}

function enclosing(comment: Comment, carriers: readonly Carrier[]): Carrier | undefined {
  let carrier = carriers[lastIndexBefore(carriers, (candidate) => candidate.node.start <= comment.start)];
  while (carrier !== undefined && carrier.node.end < comment.end) carrier = carrier.parent;
  return carrier;
}

/**
 * For every comment the node that begins below it, or below the comments that follow it line by line. From the last one
 * on: what is below a comment is below the one in front of it.
 */
function findBelow(
  comments: readonly Comment[],
  carriers: readonly Carrier[],
  text: string,
): readonly (Carrier | undefined)[] {
  const found: (Carrier | undefined)[] = [];
  for (let index = comments.length - 1; index >= 0; index--) {
    const end = comments[index]?.end ?? 0;
    const next = carriers[lastIndexBefore(carriers, (candidate) => candidate.node.start < end) + 1];
    const following = comments[index + 1];
    const isLast = next !== undefined && (following === undefined || following.start >= next.node.start);
    const gap = text.slice(end, isLast ? next.node.start : following?.start);
    if (next === undefined || hasBlankLine(gap)) found[index] = undefined;
    else if (isLast) found[index] = isKeywordOnly(gap) ? next : undefined;
    else found[index] = found[index + 1];
  }
  return found;
}

function hasBlankLine(gap: string): boolean {
  return (gap.match(/\r\n|\n|\r/g)?.length ?? 0) > 1;
}

// Between a comment and a declaration stands nothing, or the word `type` in front of it.
function isKeywordOnly(gap: string): boolean {
  return /^\s*(?:type\s+)?$/.test(gap);
}

/** The index of the last item for which `holds`, in a list in which it holds for a beginning; -1 for none. */
function lastIndexBefore(items: readonly Carrier[], holds: (item: Carrier) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
