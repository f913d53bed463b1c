import type { FileNode } from '../../src/syntax/ast.ts';
import { createSource, positionAt } from '../../src/base/source.ts';
import { parse } from '../../src/syntax/parse.ts';

/** A contract text read for a test: the tree, and the findings as `line:column code`. */
export interface ReadText {
  readonly file: FileNode;
  readonly findings: readonly string[];
  readonly messages: readonly string[];
}

/** Parses a text under the name `a.api`. */
export function readText(text: string): ReadText {
  const source = createSource('a.api', text);
  const { value, diagnostics } = parse(source);
  return {
    file: value,
    findings: diagnostics.map(({ code, span }) => {
      const { line, column } = positionAt(source, span?.start ?? 0);
      return `${line}:${column} ${code}`;
    }),
    messages: diagnostics.map((diagnostic) => diagnostic.message),
  };
}
