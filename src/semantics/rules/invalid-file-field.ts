import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { flattenFields } from '../fields.ts';
import { elementShape, ownFields } from '../own-field.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf } from '../shape.ts';
import { emptyScope, type Symbols } from '../symbols.ts';

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

const fileWithoutBody = defineDiagnostic({
  code: 'file-without-body',
  severity: 'error',
  message: 'A request of the method "{method}" cannot carry the file "{name}".',
  explanation:
    'Files are sent in the body of a request, and requests of the methods GET, HEAD, DELETE, TRACE and CONNECT have no form in theirs.',
  example: {
    wrong:
      'type Req {\n\tPhoto file `form:"photo"`\n}\nservice user {\n\t@handler find\n\tget /photo (Req)\n}\n',
    right:
      'type Req {\n\tPhoto file `form:"photo"`\n}\nservice user {\n\t@handler upload\n\tpost /photo (Req)\n}\n',
  },
});

const withoutForm: ReadonlySet<string> = new Set(['get', 'head', 'delete', 'trace', 'connect']);

/** Files stand where a form can carry them. */
export const invalidFileFieldRule: Rule = {
  code: invalidFileField.code,
  definitions: [invalidFileField, fileWithoutBody],
  create: ({ report, symbols }) => {
    const { inputs, outputs } = reachableNames(symbols);
    const requested = requestFields(symbols);
    const fine = new Set<unknown>();
    const hint = 'Give the field the tag `form:"name"`, and keep it out of responses.';
    return {
      struct: (struct) => {
        const owner = struct.symbol?.name;
        if (owner !== undefined && outputs.has(owner)) return;
        const isUnused = owner !== undefined && !inputs.has(owner);
        for (const { node, tags, shape } of ownFields(struct, symbols)) {
          if (!isUnused && !requested.has(node)) continue;
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
      route: ({ node, file, method }) => {
        const type = node.request?.type;
        if (type === undefined || !withoutForm.has(method)) return;
        const shape = shapeOf({ node: type, scope: emptyScope, file }, symbols);
        if (shape.kind !== 'struct') return;
        for (const field of flattenFields(shape, symbols)) {
          if (elementShape(shapeOf(field.type, symbols), symbols).kind !== 'file') continue;
          const hint = 'Use "post" or "put".';
          report(fileWithoutBody, { method, name: field.name.text }, { span: spanOf(file, type), hint });
        }
      },
      dataType: ({ type: { node, file } }) => {
        if (node.kind !== 'named-type' || node.name !== 'file' || symbols.types.has('file')) return;
        if (fine.has(node)) return;
        if (shapeOf({ node, scope: emptyScope, file }, symbols).kind === 'file') {
          report(invalidFileField, {}, { span: spanOf(file, node), hint });
        }
      },
    };
  },
};

/** The fields that requests have themselves, embedded ones too: what lies deeper is JSON. */
function requestFields(symbols: Symbols): ReadonlySet<unknown> {
  const fields = symbols.routes.flatMap(({ node, file }) => {
    const type = node.request?.type;
    const shape = type === undefined ? null : shapeOf({ node: type, scope: emptyScope, file }, symbols);
    return shape?.kind === 'struct' ? flattenFields(shape, symbols) : [];
  });
  return new Set(fields.map(({ node }) => node));
}
