import { report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileNode, PathNode } from './ast.ts';
import { invalidPath } from './diagnostics/route.ts';

/** Checks every path of a file; the parser takes whatever touches. */
export function checkPaths(file: string, tree: FileNode): readonly Diagnostic[] {
  const routes = tree.statements.flatMap((statement) =>
    statement.kind === 'service' ? statement.routes : [],
  );
  return routes.flatMap((route) => checkPath(file, route.path));
}

function checkPath(file: string, path: PathNode): readonly Diagnostic[] {
  const segments = path.text.split('/').slice(1);
  let start = path.start + 1;
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const reason = isLast && segment === '' ? undefined : segmentFault(segment, isLast);
    if (reason !== undefined) {
      const span = { file, start: segment === '' ? start - 1 : start, end: start + segment.length };
      const hint = segmentHint(segment);
      return [
        report(invalidPath, { path: path.text, reason }, { span, ...(hint === undefined ? {} : { hint }) }),
      ];
    }
    start += segment.length + 1;
  }
  return [];
}

function segmentFault(segment: string, isLast: boolean): string | undefined {
  if (segment === '') return 'a segment is empty';
  if (segment === '*')
    return isLast ? undefined : '"*" stands for all the rest, so it must be the last segment';
  if (segment.startsWith(':')) {
    if (segment === ':') return 'a parameter has no name';
    return /^:[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*$/.test(segment)
      ? undefined
      : `"${segment}" is not ":" and the name of one parameter`;
  }
  if (segment === '.') return 'a segment cannot be "."';
  if (segment.includes('..')) return `the segment "${segment}" contains ".."`;
  const bad = /[^A-Za-z0-9_.~-]/u.exec(segment)?.[0];
  if (bad === ':') return 'a parameter takes a whole segment, so ":" must follow a slash';
  return bad === undefined ? undefined : `the character "${bad}" cannot stand in a path`;
}

function segmentHint(segment: string): string | undefined {
  const name = /^[{<[](?:\w+:)?([A-Za-z_]\w*)[}>\]]$/.exec(segment)?.[1];
  if (name !== undefined) return `Write ":${name}" for a parameter.`;
  if (segment.includes('?')) return 'Query parameters are fields with a "form" tag in the request type.';
  return undefined;
}
