import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule, type TypeUse } from '../rule.ts';
import { shapeOf } from '../shape.ts';

const unsupportedType = defineDiagnostic({
  code: 'unsupported-type',
  severity: 'error',
  message: 'A value of type "{name}" cannot be written as JSON.',
  explanation: 'Complex numbers have no form in JSON. Use a struct with two numbers.',
  example: {
    wrong:
      'type Signal {\n\tValue complex128\n}\nservice dsp {\n\t@handler read\n\tget /signal returns (Signal)\n}\n',
    right:
      'type Signal {\n\tReal float64\n\tImaginary float64\n}\nservice dsp {\n\t@handler read\n\tget /signal returns (Signal)\n}\n',
  },
});

/** Nothing that reaches the wire is of a type that JSON cannot carry. */
export const unsupportedTypeRule: Rule = {
  code: unsupportedType.code,
  definitions: [unsupportedType],
  create: ({ report, symbols }) => {
    const found: TypeUse[] = [];
    return {
      dataType: (use) => {
        const { node } = use.type;
        if (
          node.kind === 'named-type' &&
          !symbols.types.has(node.name) &&
          shapeOf(use.type, symbols).kind === 'complex'
        ) {
          found.push(use);
        }
      },
      end: () => {
        const { inputs, outputs } = reachableNames(symbols);
        for (const { type, declaration } of found) {
          const name = declaration?.name;
          if (name !== undefined && !inputs.has(name) && !outputs.has(name)) continue;
          const { node, file } = type;
          const hint = 'Use a struct with two numbers, or keep the type out of requests and responses.';
          report(
            unsupportedType,
            { name: node.kind === 'named-type' ? node.name : 'complex' },
            { span: spanOf(file, node), hint },
          );
        }
      },
    };
  },
};
