import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { requestFields } from '../request-fields.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf } from '../shape.ts';
import type { BoundType, Symbols } from '../symbols.ts';

const untypedFormField = defineDiagnostic({
  code: 'untyped-form-field',
  severity: 'warning',
  message: 'The form field "{name}" may be anything, which in a form is text; did you mean "{file}"?',
  explanation:
    'goctl has no type for uploads, so contracts declare them as `interface{}`, and their logic reads the file from the request of net/http. Here `file` and `[]file` are types of form fields: the file is stored as it arrives, and the logic gets its name, size and contents. A field of type `interface{}` or `any` takes texts alone, and a form that sends a file for it is refused with 400. Write `string` for a text.',
  example: {
    wrong:
      'type Req {\n\tPhoto interface{} `form:"photo,optional"`\n}\nservice user {\n\t@handler upload\n\tpost /photo (Req)\n}\n',
    right:
      'type Req {\n\tPhoto file `form:"photo,optional"`\n}\nservice user {\n\t@handler upload\n\tpost /photo (Req)\n}\n',
  },
});

const methodsWithForm: ReadonlySet<string> = new Set(['post', 'put', 'patch']);

/** Forms say which of their fields are files. */
export const untypedFormFieldRule: Rule = {
  code: untypedFormField.code,
  definitions: [untypedFormField],
  create: ({ report, symbols }) => {
    // Several requests may embed the struct that has the field.
    const known = new Set<unknown>();
    return {
      route: (route) => {
        if (!methodsWithForm.has(route.method)) return;
        for (const field of requestFields(route, symbols)) {
          const meant = fileFor(field.type, symbols);
          const isForm = field.tags.sources.some((source) => source.in === 'form');
          if (meant === null || !isForm || known.has(field.name)) continue;
          known.add(field.name);
          const hint = `For an upload write \`${field.name.text} ${meant}\` before the tag, for a text \`string\`.`;
          report(
            untypedFormField,
            { name: field.name.text, file: meant },
            { span: spanOf(field.file, field.name), hint },
          );
        }
      },
    };
  },
};

/** What an upload would be written as in the place of a type that says nothing. */
function fileFor(type: BoundType, symbols: Symbols): 'file' | '[]file' | null {
  const shape = shapeOf(type, symbols);
  if (shape.kind === 'any') return 'file';
  return shape.kind === 'array' && shapeOf(shape.items, symbols).kind === 'any' ? '[]file' : null;
}
