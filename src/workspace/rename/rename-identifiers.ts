import type { Identifier, Node, Project, SourceFile, Symbol, ts } from 'ts-morph';
import type { TextEdit } from '../../base/text-edit.ts';
import type { NameChange } from './changed-names.ts';
import { loadTsMorph } from './module-graph.ts';

/** A name that a file uses for something else already, so that the new one would mean two things there. */
export interface NameObstacle {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

/** What one file needs so that it speaks of the new names. */
export interface IdentifierEdits {
  readonly edits: readonly TextEdit[];
  readonly obstacles: readonly NameObstacle[];
}

/** Finds names by what they mean, not by how they are spelt: a variable of the same name elsewhere is left alone. */
export async function createIdentifierRenamer(
  project: Project,
  names: readonly NameChange[],
): Promise<(file: SourceFile, path: string) => IdentifierEdits> {
  const { Node: Nodes } = await loadTsMorph();
  const targets = exportSymbols(project, names);
  const spellings = new Set(names.map(({ from }) => from));
  return (file, path) => {
    const edits: TextEdit[] = [];
    const used = new Set<string>();
    file.forEachDescendant((node) => {
      if (!Nodes.isIdentifier(node) || !spellings.has(node.getText())) return;
      const to = newName(node, targets, names, Nodes);
      if (to === undefined) return;
      if (!isNameOfMember(node, Nodes)) used.add(to);
      const span = { file: path, start: node.getStart(), end: node.getEnd() };
      edits.push({ span, newText: spelling(node, to, Nodes) });
    });
    return { edits, obstacles: findObstacles(file, path, used, Nodes) };
  };
}

/** The symbols behind the old names, with the new ones. */
function exportSymbols(project: Project, names: readonly NameChange[]): ReadonlyMap<ts.Symbol, string> {
  const symbols = new Map<ts.Symbol, string>();
  for (const { path, from, to } of names) {
    const exported = project
      .getSourceFile(`/${path}`)
      ?.getSymbol()
      ?.getExports()
      .find((symbol) => symbol.getName() === from);
    if (exported !== undefined) symbols.set(exported.compilerSymbol, to);
  }
  return symbols;
}

function newName(
  node: Identifier,
  targets: ReadonlyMap<ts.Symbol, string>,
  names: readonly NameChange[],
  Nodes: typeof Node,
): string | undefined {
  const parent = node.getParent();
  let symbol = Nodes.isShorthandPropertyAssignment(parent) ? parent.getValueSymbol() : node.getSymbol();
  // Through imports and re-exports down to the declaration; contracts have no chain of that length.
  for (let depth = 0; symbol !== undefined && depth < 50; depth += 1) {
    const found = targets.get(symbol.compilerSymbol) ?? targets.get(symbol.getExportSymbol().compilerSymbol);
    if (found !== undefined) return found;
    symbol = aliased(symbol);
  }
  const module = importedModule(node, Nodes);
  return module === undefined
    ? undefined
    : names.find(({ path, from }) => module === `/${path}` && from === node.getText())?.to;
}

function aliased(symbol: Symbol): Symbol | undefined {
  return symbol.isAlias() ? symbol.getImmediatelyAliasedSymbol() : undefined;
}

/** `const { name } = await import('./module.ts')` and `(await import('./module.ts')).name`: the path of the module. */
function importedModule(node: Identifier, Nodes: typeof Node): string | undefined {
  const parent = node.getParent();
  let from: Node | undefined;
  if (Nodes.isPropertyAccessExpression(parent) && parent.getNameNode() === node)
    from = parent.getExpression();
  if (Nodes.isBindingElement(parent) && parent.getInitializer() !== node) {
    if (parent.getPropertyNameNode() !== undefined && parent.getPropertyNameNode() !== node) return undefined;
    const declaration = parent.getParent().getParent();
    from = Nodes.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
  }
  while (Nodes.isParenthesizedExpression(from) || Nodes.isAwaitExpression(from)) from = from.getExpression();
  if (!Nodes.isCallExpression(from) || from.getExpression().getText() !== 'import') return undefined;
  return from.getArguments()[0]?.getSymbol()?.getDeclarations()[0]?.getSourceFile().getFilePath();
}

/** The new name as it must be written at a place: a property that was named by its variable keeps its own name. */
function spelling(node: Identifier, to: string, Nodes: typeof Node): string {
  const parent = node.getParent();
  if (Nodes.isShorthandPropertyAssignment(parent)) return `${node.getText()}: ${to}`;
  if (Nodes.isBindingElement(parent) && parent.getPropertyNameNode() === undefined)
    return `${to}: ${node.getText()}`;
  return to;
}

/** Uses of a new name in the file that are there already and mean something else. */
function findObstacles(
  file: SourceFile,
  path: string,
  names: ReadonlySet<string>,
  Nodes: typeof Node,
): NameObstacle[] {
  const found = new Map<string, NameObstacle>();
  file.forEachDescendant((node) => {
    if (!Nodes.isIdentifier(node) || isNameOfMember(node, Nodes)) return;
    const name = node.getText();
    if (names.has(name) && !found.has(name)) found.set(name, { path, line: node.getStartLineNumber(), name });
  });
  return [...found.values()];
}

/** Whether an identifier names a member of something, and so takes part in no scope. */
function isNameOfMember(node: Identifier, Nodes: typeof Node): boolean {
  const parent = node.getParent();
  if (Nodes.isPropertyAccessExpression(parent)) return parent.getNameNode() === node;
  if (Nodes.isQualifiedName(parent)) return parent.getRight() === node;
  if (Nodes.isImportTypeNode(parent)) return true;
  if (Nodes.isBindingElement(parent)) return parent.getPropertyNameNode() === node;
  if (Nodes.isImportSpecifier(parent))
    return parent.getAliasNode() !== undefined && parent.getNameNode() === node;
  if (Nodes.isExportSpecifier(parent)) return parent.getAliasNode() === node;
  return (
    (Nodes.isPropertyAssignment(parent) ||
      Nodes.isPropertySignature(parent) ||
      Nodes.isPropertyDeclaration(parent) ||
      Nodes.isMethodDeclaration(parent) ||
      Nodes.isMethodSignature(parent) ||
      Nodes.isGetAccessorDeclaration(parent) ||
      Nodes.isSetAccessorDeclaration(parent)) &&
    parent.getNameNode() === node
  );
}
