import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const multipleServices = defineDiagnostic({
  code: 'multiple-services',
  severity: 'error',
  message: 'The contract declares a second service "{name}"; the first one is "{first}".',
  explanation:
    'One contract is one service. Blocks with the same name belong together; for a second service write a second contract, which may import the same types.',
  example: {
    wrong:
      'service user {\n\t@handler ping\n\tget /ping\n}\nservice order {\n\t@handler pong\n\tget /pong\n}\n',
    right:
      'service user {\n\t@handler ping\n\tget /ping\n}\nservice user {\n\t@handler pong\n\tget /pong\n}\n',
  },
});

const rootWithoutService = defineDiagnostic({
  code: 'root-without-service',
  severity: 'error',
  message: 'The contract declares no service.',
  explanation:
    'A file with types only is fine as an import of others. What is given to apigen, or one of its imports, must have a `service` block, since that is what is generated.',
  example: {
    wrong: 'type User {\n\tId string\n}\n',
    right: 'type User {\n\tId string\n}\nservice user {\n\t@handler getUser\n\tget /user returns (User)\n}\n',
  },
});

const emptyService = defineDiagnostic({
  code: 'empty-service',
  severity: 'warning',
  message: 'The service has no routes.',
  explanation: 'The generated service will start and answer nothing but its health checks. Add a route.',
  example: {
    wrong: 'service user {\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** A contract is exactly one service. */
export const multipleServicesRule: Rule = {
  code: multipleServices.code,
  definitions: [multipleServices, rootWithoutService, emptyService],
  create: ({ report, symbols, program }) => ({
    service: ({ node, file }) => {
      const [first] = symbols.services;
      if (first === undefined || first.node.name.text === node.name.text) return;
      report(
        multipleServices,
        { name: node.name.text, first: first.node.name.text },
        {
          span: spanOf(file.source.path, node.name),
          related: [
            {
              message: `"${first.node.name.text}" is declared here.`,
              span: spanOf(first.file.source.path, first.node.name),
            },
          ],
          hint: 'Give both blocks one name, or move this one into a contract of its own.',
        },
      );
    },
    end: () => {
      const [first] = symbols.services;
      if (first === undefined) {
        const hint =
          'Add a "service" block with at least one route, or give the contract that imports this file.';
        report(rootWithoutService, {}, { span: { file: program.root.source.path, start: 0, end: 0 }, hint });
      } else if (symbols.routes.length === 0) {
        const hint = 'Add a route.';
        report(emptyService, {}, { span: spanOf(first.file.source.path, first.node.name), hint });
      }
    },
  }),
};
