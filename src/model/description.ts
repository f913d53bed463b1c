import type { Comment, NodeBase } from '../syntax/ast.ts';

/** The words of the comments on the first of the nodes that has any: those above, else those behind. */
export function describe(...nodes: readonly NodeBase[]): string {
  for (const { comments } of nodes) {
    if (comments === undefined) continue;
    const text = wordsOf(comments.leading) || wordsOf(comments.trailing);
    if (text !== '') return text;
  }
  return '';
}

function wordsOf(comments: readonly Comment[]): string {
  return comments
    .map((comment) => (comment.kind === 'line' ? lineWords(comment.text) : blockWords(comment.text)))
    .join('\n')
    .trim();
}

function lineWords(text: string): string {
  return text.replace(/^\/\/+/, '').trim();
}

/** A block without its delimiters and without the stars that lead its lines. */
function blockWords(text: string): string {
  // By hand: as a pattern, stars would be counted from each of them on.
  let end = text.endsWith('/') ? text.length - 1 : text.length;
  while (text[end - 1] === '*') end -= 1;
  return text
    .slice(1, Math.max(end, 1))
    .replace(/^\*+/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^\s*\*+\s?/, '').trim())
    .join('\n')
    .trim();
}
