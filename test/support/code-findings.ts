import { ts } from 'ts-morph';
import type { VirtualFile } from '../../src/workspace/virtual-file.ts';

/** Syntax errors, and identifiers that came out of a string. */
export function codeFindings({ path, content }: VirtualFile): readonly string[] {
  const options = {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    reportDiagnostics: true,
  };
  const { diagnostics = [] } = ts.transpileModule(content, { ...options, fileName: path });
  const found = diagnostics.map((one) => `${path}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'PWNED') {
      found.push(`${path}: PWNED is called`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, content, ts.ScriptTarget.ESNext, true));
  return found;
}

/** Every text, number and name in the code. */
export function literalsOf({ path, content }: VirtualFile): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNumericLiteral(node)) texts.add(node.text);
    else if (ts.isIdentifier(node)) texts.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, content, ts.ScriptTarget.ESNext, true));
  return texts;
}
