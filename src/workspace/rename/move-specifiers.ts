import type { Node, SourceFile } from 'ts-morph';
import { tsString } from '../../base/literal.ts';
import { parentPath, relativePath, resolvePath } from '../../base/path.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { loadTsMorph } from './module-graph.ts';

/** Where modules are and where they go. */
export interface ModuleMoves {
  /** Paths of all modules as they are now. */
  readonly modules: { readonly has: (path: string) => boolean };
  /** New path by old path. */
  readonly moves: ReadonlyMap<string, string>;
}

/**
 * Edits that let every relative path of a module find its target again after the moves: imports, re-exports, `import()`,
 * and any other text that names a moved module from where it stands, such as the argument of a mock.
 */
export async function moveSpecifiers(
  file: SourceFile,
  path: string,
  { modules, moves }: ModuleMoves,
): Promise<TextEdit[]> {
  const { Node: Nodes } = await loadTsMorph();
  const isMoved = moves.has(path);
  const edits: TextEdit[] = [];
  file.forEachDescendant((node) => {
    if (!Nodes.isStringLiteral(node) && !Nodes.isNoSubstitutionTemplateLiteral(node)) return;
    const written = node.getLiteralText();
    if (!/^\.\.?(?:\/|$)/.test(written)) return;
    const place = resolvePath(`/${parentPath(path)}`, written).slice(1);
    const target = findModule(place, modules);
    if (target === undefined && !(isMoved && isPathOfFile(node, Nodes))) return;
    if (!isMoved && !moves.has(target ?? '')) return;
    const next = rewrite(written, place, target, moves);
    const specifier = relativeSpecifier(moves.get(path) ?? path, next);
    if (specifier === written) return;
    const isPlain = /^[^'"`\\$\n\r]*$/.test(specifier);
    const inset = isPlain ? 1 : 0;
    edits.push({
      span: { file: path, start: node.getStart() + inset, end: node.getEnd() - inset },
      newText: isPlain ? specifier : tsString(specifier),
    });
  });
  return edits;
}

/** The module that a path without or with another ending names. */
function findModule(place: string, modules: ModuleMoves['modules']): string | undefined {
  const stem = place.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  const candidates = [place, stem, `${place}.ts`, `${place}.tsx`, `${place}.js`, `${place}/index.ts`];
  return candidates.find((candidate) => modules.has(candidate));
}

/** The new place of what was written, with the ending that it was written with. */
function rewrite(
  written: string,
  place: string,
  target: string | undefined,
  moves: ReadonlyMap<string, string>,
): string {
  const moved = target === undefined ? undefined : moves.get(target);
  if (target === undefined || moved === undefined) return place;
  if (target === place) return moved;
  const ending = /\.[cm]?jsx?$/.exec(written)?.[0] ?? '';
  return moved.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '') + ending;
}

function relativeSpecifier(path: string, target: string): string {
  const relative = relativePath(`/${parentPath(path)}`, `/${target}`);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** Whether a text is certainly seen from the place of its file: the path of an import, or a URL below it. */
function isPathOfFile(node: Node, Nodes: typeof Node): boolean {
  const parent = node.getParent();
  if (Nodes.isImportDeclaration(parent) || Nodes.isExportDeclaration(parent)) return true;
  if (Nodes.isLiteralTypeNode(parent)) return Nodes.isImportTypeNode(parent.getParent());
  if (Nodes.isCallExpression(parent)) return parent.getExpression().getText() === 'import';
  if (!Nodes.isNewExpression(parent)) return false;
  const [, base] = parent.getArguments();
  return parent.getExpression().getText() === 'URL' && base?.getText() === 'import.meta.url';
}
