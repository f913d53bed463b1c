import { positionAt, type Source } from '../base/source.ts';
import type { Origin } from './model.ts';

/** Where a node of a file stands, for people and for tools. */
export function originOf(
  sources: ReadonlyMap<string, Source>,
  file: string,
  node: { readonly start: number; readonly end: number },
): Origin {
  const source = sources.get(file);
  const position = source === undefined ? { line: 1, column: 1 } : positionAt(source, node.start);
  return { file, line: position.line, column: position.column, start: node.start, end: node.end };
}
