import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { elementShape, ownFields } from '../own-field.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf } from '../shape.ts';
import { emptyScope } from '../symbols.ts';

const invalidFileField = defineDiagnostic({
  code: 'invalid-file-field',
  severity: 'error',
  message: 'A "file" can only be a "form" field of a request, alone or in a list.',
  explanation:
    'Files are uploaded as `multipart/form-data`, so they stand in request types, as fields with a `form` tag, of type `file` or `[]file`. They cannot be written as JSON.',
  example: {
    wrong:
      'type Req {\n\tPhoto file `json:"photo"`\n}\nservice user {\n\t@handler upload\n\tpost /photo (Req)\n}\n',
    right:
      'type Req {\n\tPhoto file `form:"photo"`\n}\nservice user {\n\t@handler upload\n\tpost /photo (Req)\n}\n',
  },
});

/** Files stand where a form can carry them. */
export const invalidFileFieldRule: Rule = {
  code: invalidFileField.code,
  definitions: [invalidFileField],
  create: ({ report, symbols }) => {
    const { outputs } = reachableNames(symbols);
    const fine = new Set<unknown>();
    const hint = 'Give the field the tag `form:"name"`, and keep it out of responses.';
    return {
      struct: (struct) => {
        if (struct.symbol === null || outputs.has(struct.symbol.name)) return;
        for (const { node, tags, shape } of ownFields(struct, symbols)) {
          const isForm = tags.sources.every((source) => source.in === 'form');
          const isFlat =
            shape.kind === 'file' ||
            (shape.kind === 'array' && shapeOf(shape.items, symbols).kind === 'file');
          if (elementShape(shape, symbols).kind === 'file' && isForm && isFlat) {
            fine.add(node.type);
            if (node.type.kind === 'slice-type' || node.type.kind === 'array-type')
              fine.add(node.type.element);
            if (node.type.kind === 'pointer-type') fine.add(node.type.target);
          }
        }
      },
      dataType: ({ type: { node, file }, declaration }) => {
        if (node.kind !== 'named-type' || node.name !== 'file' || symbols.types.has('file')) return;
        const isAlias = declaration !== null && declaration.node.type === node;
        if (fine.has(node) || isAlias) return;
        if (shapeOf({ node, scope: emptyScope, file }, symbols).kind === 'file') {
          report(invalidFileField, {}, { span: spanOf(file, node), hint });
        }
      },
    };
  },
};
