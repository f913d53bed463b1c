import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { isWellFormedTag } from '../../syntax/tag.ts';
import { spanOf, type Rule } from '../rule.ts';

const missingSourceTag = defineDiagnostic({
  code: 'missing-source-tag',
  severity: 'hint',
  message:
    'The field "{name}" has no "json", "form", "path" or "header" tag; on the wire it is called "{name}".',
  explanation:
    'Without a tag that names it, a field goes by its own name in JSON, as in Go. Write the tag, so that the name on the wire is a choice.',
  example: {
    wrong: 'type User {\n\tName string\n}\n',
    right: 'type User {\n\tName string `json:"name"`\n}\n',
  },
});

/** Every field says what it is called on the wire. */
export const missingSourceTagRule: Rule = {
  code: missingSourceTag.code,
  definitions: [missingSourceTag],
  create: ({ report }) => ({
    field: ({ node, name, file, tags }) => {
      // Of a tag that cannot be read another rule tells, and one that is mended may name the source.
      if (tags.hasSource || (node.tag !== undefined && !isWellFormedTag(node.tag.text))) return;
      report(
        missingSourceTag,
        { name: name.text },
        {
          span: spanOf(file, name),
          hint: `Write the tag \`json:"${name.text}"\` or another name behind the type.`,
        },
      );
    },
  }),
};
