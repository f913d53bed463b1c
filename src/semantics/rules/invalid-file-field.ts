import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { elementShape } from '../own-field.ts';
import { reachableNames } from '../reachable.ts';
import { requestFields } from '../request-fields.ts';
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
    let known: ReadonlySet<unknown> | undefined;
    const requested = (): ReadonlySet<unknown> =>
      (known ??= new Set(
        symbols.routes.flatMap((route) => requestFields(route, symbols).map(({ node }) => node)),
      ));
    // Most contracts have none.
    let hasFiles = false;
    const fine = new Set<unknown>();
    const hint = 'Give the field the tag `form:"name"`, and keep it out of responses.';
    return {
      struct: (struct, _, fields) => {
        const owner = struct.symbol?.name;
        if (owner !== undefined && outputs.has(owner)) return;
        for (const { node, tags, shape } of fields) {
          const isFlat =
            shape.kind === 'file' ||
            (shape.kind === 'array' && shapeOf(shape.items, symbols).kind === 'file');
          if (!isFlat || !tags.sources.every((source) => source.in === 'form')) continue;
          const isUnused = owner !== undefined && !inputs.has(owner);
          if (!isUnused && !requested().has(node)) continue;
          fine.add(node.type);
          if (node.type.kind === 'slice-type' || node.type.kind === 'array-type') fine.add(node.type.element);
          if (node.type.kind === 'pointer-type') fine.add(node.type.target);
        }
      },
      dataType: ({ type: { node, file } }) => {
        if (node.kind !== 'named-type' || node.name !== 'file' || symbols.types.has('file')) return;
        hasFiles = true;
        if (fine.has(node)) return;
        if (shapeOf({ node, scope: emptyScope, file }, symbols).kind === 'file') {
          report(invalidFileField, {}, { span: spanOf(file, node), hint });
        }
      },
      end: () => {
        for (const route of hasFiles ? symbols.routes : []) {
          const { method, file, node } = route;
          if (node.request?.type === undefined || !withoutForm.has(method)) continue;
          const place = { span: spanOf(file, node.request.type), hint: 'Use "post" or "put".' };
          for (const { name, type } of requestFields(route, symbols)) {
            if (elementShape(shapeOf(type, symbols), symbols).kind === 'file')
              report(fileWithoutBody, { method, name: name.text }, place);
          }
        }
      },
    };
  },
};
