import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';
import { serverKeys } from '../server-keys.ts';

const invalidServerValue = defineDiagnostic({
  code: 'invalid-server-value',
  severity: 'error',
  message: 'The value "{value}" of "{key}" {expects}.',
  explanation:
    'Each key of `@server` takes values of one kind: names for `jwt` and `middleware`, durations for `timeout` and `cache`, sizes for `maxBytes`, and so on. A value that means nothing would silently switch the feature off.',
  example: {
    wrong: '@server (\n\ttimeout: soon\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\ttimeout: 3s\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** The values of `@server` mean something. */
export const invalidServerValueRule: Rule = {
  code: invalidServerValue.code,
  definitions: [invalidServerValue],
  create: ({ report }) => ({
    server: ({ node, file }) => {
      for (const { key, value } of node.entries) {
        const known = serverKeys.get(key.text);
        if (known === undefined || known.accepts(value.text)) continue;
        report(
          invalidServerValue,
          { key: key.text, value: value.text, expects: known.expects },
          { span: spanOf(file, value), hint: `Write for example "${key.text}: ${known.example}".` },
        );
      }
    },
  }),
};
