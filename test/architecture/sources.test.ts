import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Node, SyntaxKind } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { collectFunctionSizes, pathOf, sourceFiles } from '../support/module-graph.ts';

const files = sourceFiles.map((file) => ({ path: pathOf(file), file }));

describe('sources', () => {
  it('keeps every file within 300 lines', () => {
    const long = files.filter(({ file }) => file.getEndLineNumber() > 300);
    expect(long.map(({ path, file }) => `${path}: ${file.getEndLineNumber()}`)).toEqual([]);
  });

  it('keeps every function within 60 lines', () => {
    const long = collectFunctionSizes().filter(({ lines }) => lines > 60);
    expect(long.map(({ file, line, name, lines }) => `${file}:${line} ${name}: ${lines}`)).toEqual([]);
  });

  it('names files in kebab case and folders by what they hold', () => {
    expect(files.filter(({ path }) => !/^[a-z0-9/-]+\.ts$/.test(path)).map(({ path }) => path)).toEqual([]);
    expect(
      files
        .filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|commons?|misc)(?:\/|\.ts$)/.test(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('touches the world only in the host', () => {
    const world = new Set(['console', 'process', 'Date', 'fetch', 'setTimeout', 'setInterval']);
    const found = files
      .filter(({ path }) => !path.startsWith('src/runtime/') && !path.startsWith('src/host/node-'))
      .flatMap(({ path, file }) =>
        file
          .getDescendantsOfKind(SyntaxKind.Identifier)
          .filter((node) => world.has(node.getText()) && isGlobalUse(node))
          .map((node) => `${path}:${node.getStartLineNumber()} ${node.getText()}`),
      );
    expect(found).toEqual([]);
    const random = files.filter(
      ({ path, file }) => !path.startsWith('src/runtime/') && file.getText().includes('Math.random'),
    );
    expect(random.map(({ path }) => path)).toEqual([]);
  });

  it('documents every export', () => {
    const bare = files.flatMap(({ path, file }) =>
      file
        .getStatements()
        .filter((node) => Node.isExportable(node) && node.hasExportKeyword())
        .filter((node) => Node.isJSDocable(node) && node.getJsDocs().length === 0 && !isOverload(node))
        .map((node) => `${path}:${node.getStartLineNumber()}`),
    );
    expect(bare).toEqual([]);
  });

  it('gives a reason on the line of every cast', () => {
    const bare = files.flatMap(({ path, file }) =>
      file
        .getDescendantsOfKind(SyntaxKind.AsExpression)
        .filter((node) => node.getTypeNode()?.getText() !== 'const')
        .filter((node) => !hasReason(file.getFullText(), node.getEnd()))
        .map((node) => `${path}:${node.getStartLineNumber()}`),
    );
    expect(bare).toEqual([]);
  });

  it('takes names from a package that it imports later only where the bundle has them', () => {
    const bare = files.flatMap(({ path, file }) =>
      [...file.getFullText().matchAll(/\{([^{}]*)\} = await import\('(?!node:)([^'.][^']*)'\)/g)]
        .filter(([, names, name]) => !/^\s*default\b/.test(names ?? '') && isCommonJs(name ?? ''))
        .map(([, , name]) => `${path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });

  it('leaves no mark of unfinished work', () => {
    expect(
      files.filter(({ file }) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(file.getText())).map(({ path }) => path),
    ).toEqual([]);
  });
});

function isCommonJs(name: string): boolean {
  const path = findPackageJSON(name, import.meta.url);
  const description: unknown = path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'));
  const { type, module } = description as { type?: string; module?: string }; // as package.json is described
  return type !== 'module' && module === undefined;
}

function isGlobalUse(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === node) return false;
  if (Node.isPropertyAssignment(parent) && parent.getNameNode() === node) return false;
  return (
    !Node.isPropertySignature(parent) &&
    !Node.isMethodSignature(parent) &&
    !Node.isParameterDeclaration(parent)
  );
}

function isOverload(node: Node): boolean {
  return Node.isFunctionDeclaration(node) && node.isImplementation() && node.getOverloads().length > 0;
}

function hasReason(text: string, end: number): boolean {
  const lineEnd = text.indexOf('\n', end);
  return text.slice(end, lineEnd < 0 ? undefined : lineEnd).includes('//');
}
