import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { fieldProperties, wantedProperty } from '../field-property.ts';
import { flattenFields } from '../fields.ts';
import { spanOf, type Rule } from '../rule.ts';

const fieldPropertyCollision = defineDiagnostic({
  code: 'field-property-collision',
  severity: 'warning',
  message:
    'The fields "{name}" and "{other}" are both called "{wire}" in different places; in TypeScript "{name}" is "{property}".',
  explanation:
    'A request is one object, in which every field needs a name of its own. Two fields that have one name in different places (`path:"id"` and `json:"id"`) are legal, and the one outside of JSON gets another name. Choose different names if that reads badly.',
  example: {
    wrong: 'type Req {\n\tId string `path:"id"`\n\tBodyId string `json:"id"`\n}\n',
    right: 'type Req {\n\tId string `path:"id"`\n\tBodyId string `json:"bodyId"`\n}\n',
  },
});

const similarFieldNames = defineDiagnostic({
  code: 'similar-field-names',
  severity: 'hint',
  message: 'The names "{wire}" and "{other}" differ only in upper and lower case.',
  explanation:
    'JSON tells the two apart, but people and many other languages do not. Go even fills both fields from either name.',
  example: {
    wrong: 'type User {\n\tId string `json:"id"`\n\tID string `json:"ID"`\n}\n',
    right: 'type User {\n\tId string `json:"id"`\n\tNumber string `json:"number"`\n}\n',
  },
});

/** Every field has a property of its own in the merged request. */
export const fieldPropertyCollisionRule: Rule = {
  code: fieldPropertyCollision.code,
  definitions: [fieldPropertyCollision, similarFieldNames],
  create: ({ report, symbols }) => ({
    struct: (shape) => {
      const fields = flattenFields(shape, symbols);
      const properties = fieldProperties(fields);
      const byLowerCase = new Map<string, string>();
      fields.forEach((field, index) => {
        const property = properties[index] ?? '';
        const wire = wantedProperty(field);
        // Nearly always everybody gets what they want.
        const other = property === wire ? undefined : fields[properties.indexOf(wire)];
        // Two of one place are a duplicate, which has its own rule.
        const isElsewhere = other !== undefined && other.key !== field.key;
        if (isElsewhere && field.depth === 0) {
          report(
            fieldPropertyCollision,
            { name: field.name.text, other: other.name.text, wire, property },
            {
              span: spanOf(field.file, field.name),
              related: [
                { message: `"${other.name.text}" stands here.`, span: spanOf(other.file, other.name) },
              ],
              hint: 'Give one of them another name in its tag, or leave it.',
            },
          );
        }
        const folded = property.toLowerCase();
        const similar = byLowerCase.get(folded);
        byLowerCase.set(folded, property);
        if (similar === undefined || similar === property || field.depth > 0) return;
        const place = {
          span: spanOf(field.file, field.name),
          hint: 'Choose names that differ in more than case.',
        };
        report(similarFieldNames, { wire: property, other: similar }, place);
      });
    },
  }),
};
