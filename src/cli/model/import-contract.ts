import { parentPath, relativePath, resolvePath } from '../../base/path.ts';
import type { Program } from '../../semantics/program.ts';

/**
 * The text of the root contract with an import of one more file, on a line of its own behind what stands at the top of a
 * contract. `folder` is where the paths of the program start, `path` the new file; both are absolute.
 */
export function importContract({ root }: Program, folder: string, path: string): string {
  const { source, ast } = root;
  const from = relativePath(parentPath(resolvePath(folder, source.path)), path);
  const line = `import ${JSON.stringify(from)}`;
  const last = ast.statements.findLast(
    ({ kind }) => kind === 'syntax' || kind === 'info' || kind === 'import',
  );
  if (last === undefined) return `${line}\n\n${source.text}`;
  // A comment behind the statement stays behind it.
  const lineEnd = source.text.indexOf('\n', last.end);
  const end = lineEnd < 0 ? source.text.length : lineEnd;
  const gap = last.kind === 'import' ? '\n' : '\n\n';
  return `${source.text.slice(0, end).trimEnd()}${gap}${line}${source.text.slice(end)}`;
}
