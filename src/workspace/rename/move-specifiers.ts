import type { Node, SourceFile } from 'ts-morph';
import { tsString } from '../../base/literal.ts';
import { parentPath, relativePath, resolvePath } from '../../base/path.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { loadTsMorph } from './module-graph.ts';
import { findModule, movedPlace, type ModulePaths } from './module-place.ts';
import { moveAlias, type PathAlias } from './path-alias.ts';

/** Where modules are and where they go. */
export interface ModuleMoves {
  /** Paths of all modules as they are now. */
  readonly modules: ModulePaths;
  /** New path by old path. */
  readonly moves: ReadonlyMap<string, string>;
  /** Other names of modules. */
  readonly aliases: readonly PathAlias[];
}

/**
 * Edits that let every path in a module find its target again after the moves: imports, re-exports, `import()`, and any
 * other text that names a moved module from where it stands or by an alias, such as the argument of a mock.
 */
export async function moveSpecifiers(
  file: SourceFile,
  path: string,
  { modules, moves, aliases }: ModuleMoves,
): Promise<TextEdit[]> {
  const { Node: Nodes } = await loadTsMorph();
  const isMoved = moves.has(path);
  const edits: TextEdit[] = [];
  const own = moves.get(path) ?? path;
  const moveRelative = (node: Node, written: string): string | undefined => {
    const place = resolvePath(`/${parentPath(path)}`, written).slice(1);
    const target = findModule(place, modules);
    if (target === undefined)
      return isMoved && isPathOfFile(node, Nodes) ? relativeSpecifier(own, place) : undefined;
    const moved = moves.get(target);
    if (moved === undefined) return isMoved ? relativeSpecifier(own, place) : undefined;
    return relativeSpecifier(own, movedPlace(place, target, moved));
  };
  const moveAliased = (written: string): string | undefined => {
    const aliased = moveAlias(written, aliases, { modules, moves });
    return aliased?.kind === 'place' ? relativeSpecifier(own, aliased.place) : aliased?.specifier;
  };
  file.forEachDescendant((node) => {
    if (!Nodes.isStringLiteral(node) && !Nodes.isNoSubstitutionTemplateLiteral(node)) return;
    const written = node.getLiteralText();
    const specifier = /^\.\.?(?:\/|$)/.test(written) ? moveRelative(node, written) : moveAliased(written);
    if (specifier === undefined || specifier === written) return;
    const isPlain = /^[^'"`\\$\n\r]*$/.test(specifier);
    const inset = isPlain ? 1 : 0;
    edits.push({
      span: { file: path, start: node.getStart() + inset, end: node.getEnd() - inset },
      newText: isPlain ? specifier : tsString(specifier),
    });
  });
  return edits;
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
