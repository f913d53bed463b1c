import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const missingHandler = defineDiagnostic({
  code: 'missing-handler',
  severity: 'error',
  message: 'The route "{method} {path}" has no "@handler".',
  explanation:
    'The handler names the function and the file that hold the logic of the route. Write `@handler name` above the route.',
  example: {
    wrong: 'service user {\n\tget /ping\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const repeatedAnnotation = defineDiagnostic({
  code: 'repeated-annotation',
  severity: 'error',
  message: 'The route has a second "@{annotation}".',
  explanation:
    'A route has at most one `@doc`, one `@handler` and one `@server`. Often the route between them is missing.',
  example: {
    wrong: 'service user {\n\t@handler ping\n\t@handler pong\n\tget /ping\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n\t@handler pong\n\tget /pong\n}\n',
  },
});

/** A route has its annotations, once each. */
export const missingHandlerRule: Rule = {
  code: missingHandler.code,
  definitions: [missingHandler, repeatedAnnotation],
  create: ({ report }) => ({
    route: ({ node, file, handler, method }) => {
      if (handler === undefined) {
        const hint = 'Write "@handler" and a name above the route.';
        report(missingHandler, { method, path: node.path.text }, { span: spanOf(file, node.method), hint });
      }
      for (const annotation of node.repeated) {
        const first = node[annotation.kind];
        report(
          repeatedAnnotation,
          { annotation: annotation.kind },
          {
            span: spanOf(file, annotation),
            related:
              first === undefined ? [] : [{ message: 'The first one is here.', span: spanOf(file, first) }],
            hint: 'Remove it, or write the route that belongs to the first one.',
          },
        );
      }
    },
  }),
};
