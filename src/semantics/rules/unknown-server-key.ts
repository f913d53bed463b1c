import { suggest } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';
import { serverKeys } from '../server-keys.ts';

const unknownServerKey = defineDiagnostic({
  code: 'unknown-server-key',
  severity: 'hint',
  message: 'The key "{key}" of "@server" is not known, but "{near}" is.',
  explanation:
    'Keys that apigen does not know are kept for plugins and have no effect by themselves. This one is so near to a known key that it may be a slip.',
  example: {
    wrong: '@server (\n\ttimout: 3s\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\ttimeout: 3s\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** Keys that nobody knows are fine; keys that are nearly known get a hint. */
export const unknownServerKeyRule: Rule = {
  code: unknownServerKey.code,
  definitions: [unknownServerKey],
  create: ({ report }) => ({
    server: ({ node, file }) => {
      for (const { key } of node.entries) {
        if (serverKeys.has(key.text)) continue;
        const [near] = suggest(key.text, serverKeys.keys(), 1);
        // Unknown keys are normal; only a slip of a letter or two is worth a word.
        if (
          near === undefined ||
          Math.abs(near.length - key.text.length) > 1 ||
          near[0] !== key.text[0]?.toLowerCase()
        )
          continue;
        const span = spanOf(file, key);
        const fixes = [{ label: `Write "${near}"`, edits: [{ span, newText: near }] }];
        report(unknownServerKey, { key: key.text, near }, { span, hint: `Did you mean "${near}"?`, fixes });
      }
    },
  }),
};
