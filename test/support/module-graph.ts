import { dirname, relative, resolve } from 'node:path';

import { repositoryRoot } from './repository.ts';
import { Node, Project, SyntaxKind, ts, type SourceFile } from 'ts-morph';

/** One import of one of our source files, as it is written. */
export interface ModuleImport {
  /** Importing file, relative to the repository. */
  readonly from: string;
  /** As written: `./plan.ts`, `node:fs`, `chalk`. */
  readonly specifier: string;
  /** The imported file relative to the repository, absent for packages. */
  readonly target?: string;
  /** `import()` inside a function, run only when needed. */
  readonly isLazy: boolean;
}

/** A function-like declaration with the number of its lines. */
export interface FunctionSize {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const project = new Project({ compilerOptions: { allowJs: false }, skipFileDependencyResolution: true });
project.addSourceFilesAtPaths([`${repositoryRoot}/src/**/*.ts`, `${repositoryRoot}/grammar/**/*.ts`]);

/** Every source file of `src` and `grammar`. */
export const sourceFiles: readonly SourceFile[] = project.getSourceFiles();

/** A file's path relative to the repository. */
export function pathOf(file: SourceFile): string {
  return relative(repositoryRoot, file.getFilePath());
}

/** Every import and re-export of every source file. */
export function collectImports(): ModuleImport[] {
  return sourceFiles.flatMap((file) => {
    const from = pathOf(file);
    const toImport = (specifier: string, isLazy: boolean): ModuleImport => ({
      from,
      specifier,
      isLazy,
      ...(specifier.startsWith('.')
        ? { target: relative(repositoryRoot, resolve(repositoryRoot, dirname(from), specifier)) }
        : {}),
    });
    const fixed = file.getImportDeclarations().map((node) => toImport(node.getModuleSpecifierValue(), false));
    const exported = file.getExportDeclarations().flatMap((node) => {
      const specifier = node.getModuleSpecifierValue();
      return specifier === undefined ? [] : [toImport(specifier, false)];
    });
    const lazy = file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
      const argument = call.getArguments()[0];
      return call.getExpression().getKind() === SyntaxKind.ImportKeyword && Node.isStringLiteral(argument)
        ? [toImport(argument.getLiteralValue(), true)]
        : [];
    });
    return [...fixed, ...exported, ...lazy];
  });
}

/** The size of every function, method and arrow function with a block, comments and blank lines not counted. */
export function collectFunctionSizes(): FunctionSize[] {
  // Of the compiler's own nodes: wrapping each of half a million would take ten times as long.
  return sourceFiles.flatMap((file) => {
    const source = file.compilerNode;
    const sizes: FunctionSize[] = [];
    const visit = (node: ts.Node): void => {
      if (isFunction(node)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        const name = node.name?.getText(source) ?? '';
        sizes.push({ file: pathOf(file), name, line: line + 1, lines: countCode(node.getText(source)) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return sizes;
  });
}

function isFunction(
  node: ts.Node,
): node is ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node)
  );
}

function countCode(text: string): number {
  return text.split('\n').filter((line) => !/^\s*(?:\/\/|\/?\*|$)/.test(line)).length;
}
