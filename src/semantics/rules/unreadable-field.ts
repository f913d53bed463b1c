import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf, type Shape } from '../shape.ts';
import type { Symbols } from '../symbols.ts';

const unreadableField = defineDiagnostic({
  code: 'unreadable-field',
  severity: 'warning',
  message: 'The field "{name}" is {kind}, while {place} carries a single text.',
  explanation:
    'A path parameter or a header is one piece of text, so its field should have a scalar type: text, a number, a boolean or a time. A header may also be a list of these. A struct or a map is read as JSON, and a list in a path as a list of one. Send them in the body with a `json` tag if that is not meant.',
  example: {
    wrong:
      'type Req {\n\tId []string `path:"id"`\n}\nservice user {\n\t@handler getUser\n\tget /user/:id (Req)\n}\n',
    right:
      'type Req {\n\tId string `path:"id"`\n}\nservice user {\n\t@handler getUser\n\tget /user/:id (Req)\n}\n',
  },
});

const nestedFormField = defineDiagnostic({
  code: 'nested-form-field',
  severity: 'warning',
  message: 'The field "{name}" is {kind}, which a query or a form can only carry as JSON text.',
  explanation:
    'Queries and forms are lists of names with texts. A struct or a map in them is sent as one text that holds JSON. Send it in the body with a `json` tag if that is not meant.',
  example: {
    wrong:
      'type Filter {\n\tName string `json:"name"`\n}\ntype Req {\n\tFilter Filter `form:"filter"`\n}\nservice user {\n\t@handler find\n\tget /find (Req)\n}\n',
    right:
      'type Req {\n\tName string `form:"name"`\n}\nservice user {\n\t@handler find\n\tget /find (Req)\n}\n',
  },
});

/** Fields of paths, headers and forms have types that fit into text. */
export const unreadableFieldRule: Rule = {
  code: unreadableField.code,
  definitions: [unreadableField, nestedFormField],
  create: ({ report, symbols }) => {
    const { inputs } = reachableNames(symbols);
    return {
      field: ({ name, file, tags, shape }, owner) => {
        if (owner !== null && !inputs.has(owner.name)) return;
        const place = tags.sources.find((source) => source.in === 'path' || source.in === 'header');
        if (place !== undefined && !isText(shape, place.in === 'header', symbols)) {
          const hint = 'Use a scalar type, or send the field as JSON in the body.';
          const where = place.in === 'path' ? 'the path' : 'a header';
          report(
            unreadableField,
            { name: name.text, place: where, kind: kindWords(shape) },
            { span: spanOf(file, name), hint },
          );
        } else if (tags.sources.some((source) => source.in === 'form') && isNested(shape, symbols)) {
          const hint = 'Send it in the body with a "json" tag, or flatten it.';
          report(
            nestedFormField,
            { name: name.text, kind: kindWords(shape) },
            { span: spanOf(file, name), hint },
          );
        }
      },
    };
  },
};

function isText(shape: Shape, mayBeList: boolean, symbols: Symbols): boolean {
  if (shape.kind === 'array') return mayBeList && isText(shapeOf(shape.items, symbols), false, symbols);
  return !['struct', 'map', 'file'].includes(shape.kind);
}

function isNested(shape: Shape, symbols: Symbols): boolean {
  if (shape.kind !== 'array') return shape.kind === 'struct' || shape.kind === 'map';
  const items = shapeOf(shape.items, symbols);
  return ['struct', 'map', 'array'].includes(items.kind);
}

function kindWords(shape: Shape): string {
  return shape.kind === 'array' ? 'a list' : `a ${shape.kind}`;
}
