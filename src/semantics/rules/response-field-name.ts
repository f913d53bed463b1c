import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { wantedProperty } from '../field-property.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule } from '../rule.ts';

const responseFieldName = defineDiagnostic({
  code: 'response-field-name',
  severity: 'warning',
  message: 'The field "{name}" goes out as "{property}"; a go-zero service sends it as "{name}".',
  explanation:
    'A response is JSON, and Go looks at `json` tags alone there: a field that has only a `form`, `path` or `header` tag goes out by its own name. Here a field has one name, in requests and in responses. Where clients of a go-zero service read the other one, give the field a `json` tag, or the response a type of its own.',
  example: {
    wrong:
      'type Paging {\n\tPage int `form:"page"`\n}\nservice user {\n\t@handler list\n\tget /list (Paging) returns (Paging)\n}\n',
    right:
      'type Paging {\n\tPage int `form:"page" json:"page"`\n}\nservice user {\n\t@handler list\n\tget /list (Paging) returns (Paging)\n}\n',
  },
});

/** What goes out is called what it was called in Go. */
export const responseFieldNameRule: Rule = {
  code: responseFieldName.code,
  definitions: [responseFieldName],
  create: ({ report, symbols }) => {
    const { outputs } = reachableNames(symbols);
    return {
      field: (field, owner) => {
        const { name, file, tags } = field;
        if (tags.isSkipped || !tags.hasSource || tags.sources.some((source) => source.in === 'json')) return;
        const property = wantedProperty(field);
        if (property === name.text || (owner !== null && !outputs.has(owner.name))) return;
        report(
          responseFieldName,
          { name: name.text, property },
          {
            span: spanOf(file, name),
            hint: `Add \`json:"${property}"\` to say that it is meant, or \`json:"${name.text}"\` to keep that name.`,
          },
        );
      },
    };
  },
};
