import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { KeyValueNode } from '../../syntax/ast.ts';
import { spanOf, type Rule } from '../rule.ts';

const duplicateKey = defineDiagnostic({
  code: 'duplicate-key',
  severity: 'error',
  message: 'The key "{key}" stands twice in "info".',
  explanation: 'Every key of `info` has one value. Remove one of the two, or give it another name.',
  example: {
    wrong: 'info (\n\ttitle: "A"\n\ttitle: "B"\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: 'info (\n\ttitle: "A"\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const repeatedServerKey = defineDiagnostic({
  code: 'repeated-server-key',
  severity: 'warning',
  message: 'The key "{key}" stands twice in one "@server"; the last value counts.',
  explanation: 'The earlier value has no effect, which is rarely meant. Remove one of the two.',
  example: {
    wrong: '@server (\n\tprefix: /v1\n\tprefix: /v2\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\tprefix: /v2\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** A key stands once in `info` and in each `@server`. */
export const duplicateKeyRule: Rule = {
  code: duplicateKey.code,
  definitions: [duplicateKey, repeatedServerKey],
  create: ({ report }) => ({
    file: ({ ast, source }) => {
      for (const node of ast.statements) {
        if (node.kind !== 'info') continue;
        for (const [key, entry, before] of repeatedEntries(node.entries)) {
          report(duplicateKey, { key }, placeOf(source.path, entry, before));
        }
      }
    },
    server: ({ node, file }) => {
      for (const [key, entry, before] of repeatedEntries(node.entries)) {
        report(repeatedServerKey, { key }, placeOf(file, entry, before));
      }
    },
  }),
};

function repeatedEntries(entries: readonly KeyValueNode[]): [string, KeyValueNode, KeyValueNode][] {
  const first = new Map<string, KeyValueNode>();
  const repeated: [string, KeyValueNode, KeyValueNode][] = [];
  for (const entry of entries) {
    const before = first.get(entry.key.text);
    if (before === undefined) first.set(entry.key.text, entry);
    else repeated.push([entry.key.text, entry, before]);
  }
  return repeated;
}

function placeOf(file: string, entry: KeyValueNode, before: KeyValueNode) {
  return {
    span: spanOf(file, entry.key),
    related: [{ message: 'The first one is here.', span: spanOf(file, before.key) }],
    hint: 'Remove one of the two.',
  };
}
