import { didYouMean } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { FlatField } from '../fields.ts';
import { mayHaveFields, requestFields } from '../request-fields.ts';
import { pathParameters } from '../route-path.ts';
import { spanOf, type Rule } from '../rule.ts';

const pathParameterUnread = defineDiagnostic({
  code: 'path-parameter-unread',
  severity: 'warning',
  message: 'No field of the request reads the path parameter "{name}".',
  explanation:
    'The path has a parameter that the logic never sees. Give the request type a field with the tag `path:"name"`, or take the parameter out of the path.',
  example: {
    wrong: 'service user {\n\t@handler getUser\n\tget /user/:id\n}\n',
    right:
      'type Req {\n\tId string `path:"id"`\n}\nservice user {\n\t@handler getUser\n\tget /user/:id (Req)\n}\n',
  },
});

const pathParameterMissing = defineDiagnostic({
  code: 'path-parameter-missing',
  severity: 'warning',
  message: 'The field "{field}" reads the path parameter "{name}", which the path "{path}" does not have.',
  explanation:
    'The field is required and can come from nowhere, so every request to this route will be answered 400. Add `:name` to the path, or make the field optional.',
  example: {
    wrong:
      'type Req {\n\tId string `path:"id"`\n}\nservice user {\n\t@handler getUser\n\tget /user/:uid (Req)\n}\n',
    right:
      'type Req {\n\tId string `path:"id"`\n}\nservice user {\n\t@handler getUser\n\tget /user/:id (Req)\n}\n',
  },
});

/** Parameters of paths and fields that read them belong together. */
export const pathParameterUnreadRule: Rule = {
  code: pathParameterUnread.code,
  definitions: [pathParameterUnread, pathParameterMissing],
  create: ({ report, symbols }) => ({
    route: (route) => {
      const parameters = new Set(pathParameters(route.path));
      const fields = requestFields(route, symbols).filter(isRead);
      const read = new Set(fields.flatMap(pathNames));
      const span = spanOf(route.file, route.node.path);
      for (const name of parameters) {
        if (read.has(name)) continue;
        const hint = mayHaveFields(route, symbols)
          ? `Give the request a field with the tag \`path:"${name}"\`.`
          : 'A list, a map or a single value has no field for it: the logic finds its text in "ctx.request.params".';
        report(pathParameterUnread, { name }, { span, hint });
      }
      for (const field of fields) {
        const [name] = pathNames(field);
        const isOnlyPath = field.tags.sources.every((source) => source.in === 'path');
        const isNeeded = !field.tags.options.some(
          (option) => option.name === 'optional' || option.name === 'default',
        );
        if (name === undefined || !isOnlyPath || !isNeeded || parameters.has(name)) continue;
        if (name === restName && route.path.endsWith(`/${restName}`)) continue;
        report(
          pathParameterMissing,
          { field: field.name.text, name, path: route.path },
          {
            span,
            related: [
              { message: `"${field.name.text}" is declared here.`, span: spanOf(field.file, field.name) },
            ],
            hint: didYouMean(name, parameters).trim() || missingHint(name),
          },
        );
      }
    },
  }),
};

/** What the last segment `*` of a path took in is read under this name. */
const restName = '*';

function missingHint(name: string): string {
  if (name === restName) return 'End the path with "/*".';
  return /^[\w-]+$/.test(name)
    ? `Add ":${name}" to the path.`
    : 'Give the field a name of letters, digits and "_" in its tag, and the path a parameter of that name.';
}

function isRead({ tags }: FlatField): boolean {
  return tags.sources.some((source) => source.in === 'path');
}

function pathNames(field: FlatField): readonly string[] {
  return field.tags.sources.filter((source) => source.in === 'path').map((source) => source.name);
}
