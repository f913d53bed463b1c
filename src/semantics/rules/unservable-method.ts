import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { readServerOptions } from '../server-options.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf } from '../shape.ts';
import { emptyScope } from '../symbols.ts';

const unservableMethod = defineDiagnostic({
  code: 'unservable-method',
  severity: 'error',
  message: 'A route with the method "connect" cannot be served.',
  explanation:
    'CONNECT asks a proxy for a tunnel; a Node server never hands such a request to a route. Use another method.',
  example: {
    wrong: 'service user {\n\t@handler ping\n\tconnect /ping\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const sseWithoutResponse = defineDiagnostic({
  code: 'sse-without-response',
  severity: 'error',
  message: 'The route "{route}" streams events but returns no type.',
  explanation: 'With `sse: true`, `returns` gives the type of the events. Write it.',
  example: {
    wrong: '@server (\n\tsse: true\n)\nservice clock {\n\t@handler ticks\n\tget /ticks\n}\n',
    right:
      'type Tick {\n\tAt string `json:"at"`\n}\n@server (\n\tsse: true\n)\nservice clock {\n\t@handler ticks\n\tget /ticks returns (Tick)\n}\n',
  },
});

const bodyOnGet = defineDiagnostic({
  code: 'body-on-get',
  severity: 'warning',
  message: 'A request of the method "{method}" has no body, so it cannot be a {kind}; the type is ignored.',
  explanation:
    'GET, HEAD and TRACE requests carry no body. Their request type is a struct, whose fields are read from the path, the query and the headers.',
  example: {
    wrong: 'service user {\n\t@handler find\n\tget /find ([]string)\n}\n',
    right:
      'type Req {\n\tIds []string `form:"ids"`\n}\nservice user {\n\t@handler find\n\tget /find (Req)\n}\n',
  },
});

/** A route can be served over HTTP. */
export const unservableMethodRule: Rule = {
  code: unservableMethod.code,
  definitions: [unservableMethod, sseWithoutResponse, bodyOnGet],
  create: ({ report, symbols }) => ({
    route: ({ node, service, file, method, path }) => {
      const span = { file, start: node.method.start, end: node.path.end };
      if (method === 'connect') {
        report(
          unservableMethod,
          {},
          { span: spanOf(file, node.method), hint: 'Use "post" or another method.' },
        );
      }
      const isStream = readServerOptions(service.server, node.server).sse;
      if (isStream && !node.responses.some((response) => response.body.type !== undefined)) {
        const hint = 'Write "returns (Type)" with the type of one event.';
        report(sseWithoutResponse, { route: `${method} ${path}` }, { span, hint });
      }
      const type = node.request?.type;
      if (type === undefined || !['get', 'head', 'trace'].includes(method)) return;
      const { kind } = shapeOf({ node: type, scope: emptyScope, file }, symbols);
      if (kind === 'struct' || kind === 'unknown') return;
      const hint = 'Declare a struct whose fields have "form" tags, or use "post".';
      report(
        bodyOnGet,
        { method, kind: kind === 'array' ? 'list' : kind },
        { span: spanOf(file, type), hint },
      );
    },
  }),
};
