import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { StringNode } from '../../syntax/ast.ts';
import { spanOf, type Rule } from '../rule.ts';

const duplicateImport = defineDiagnostic({
  code: 'duplicate-import',
  severity: 'error',
  message: 'The file "{path}" is imported twice.',
  explanation: 'One import of a file is enough. Remove the second one.',
});

const repeatedImport = defineDiagnostic({
  code: 'repeated-import',
  severity: 'warning',
  message: '"{path}" names the same file as "{other}", which is imported already.',
  explanation: 'Two spellings of one path are one file, which is read once. Remove the second import.',
});

/** A file is imported once. */
export const duplicateImportRule: Rule = {
  code: duplicateImport.code,
  definitions: [duplicateImport, repeatedImport],
  create: ({ report }) => ({
    file: ({ imports, source }) => {
      const byText = new Map<string, StringNode>();
      const byTarget = new Map<string, StringNode>();
      for (const { node, target } of imports) {
        const same = byText.get(node.text);
        const other = target === null ? undefined : byTarget.get(target);
        const before = same ?? other;
        if (before === undefined) {
          byText.set(node.text, node);
          if (target !== null) byTarget.set(target, node);
          continue;
        }
        const place = {
          span: spanOf(source.path, node),
          related: [{ message: 'It is imported here already.', span: spanOf(source.path, before) }],
          hint: 'Remove this import.',
        };
        if (same !== undefined) report(duplicateImport, { path: node.text }, place);
        else report(repeatedImport, { path: node.text, other: before.text }, place);
      }
    },
  }),
};
