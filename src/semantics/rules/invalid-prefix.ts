import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const invalidPrefix = defineDiagnostic({
  code: 'invalid-prefix',
  severity: 'error',
  message: 'The prefix "{prefix}" is not valid: {reason}.',
  explanation:
    'A prefix is the beginning of a path: segments of letters, digits, "-", "_", "." and "~", or ":" and the name of a parameter, with slashes between them.',
  example: {
    wrong: '@server (\n\tprefix: /v1/../admin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\tprefix: /v1/admin\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** A prefix can be served as it is written. */
export const invalidPrefixRule: Rule = {
  code: invalidPrefix.code,
  definitions: [invalidPrefix],
  create: ({ report }) => ({
    server: ({ node, file }) => {
      for (const { key, value } of node.entries) {
        if (key.text !== 'prefix') continue;
        const reason = value.text
          .trim()
          .split('/')
          .filter((segment) => segment !== '')
          .map(segmentFault)
          .find((fault) => fault !== null);
        if (reason === undefined || reason === null) continue;
        const hint = 'Write a path such as "/v1/users".';
        report(invalidPrefix, { prefix: value.text.trim(), reason }, { span: spanOf(file, value), hint });
      }
    },
  }),
};

function segmentFault(segment: string): string | null {
  if (segment === '.' || segment.includes('..')) return `the segment "${segment}" would leave its place`;
  if (segment.startsWith(':')) {
    return /^:[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*$/.test(segment) ? null : `"${segment}" is not ":" and a name`;
  }
  const bad = /[^A-Za-z0-9_.~-]/u.exec(segment)?.[0];
  return bad === undefined ? null : `the character "${bad}" cannot stand in a path`;
}
