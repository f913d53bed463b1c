import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { collectFields, type FlatField } from '../fields.ts';
import { spanOf, type Rule } from '../rule.ts';

const duplicateField = defineDiagnostic({
  code: 'duplicate-field',
  severity: 'error',
  message: 'The field "{name}" stands twice in this struct.',
  explanation: 'The fields of a struct have different names. Rename one of the two, or remove it.',
  example: {
    wrong: 'type User {\n\tName string `json:"first"`\n\tName string `json:"last"`\n}\n',
    right: 'type User {\n\tFirst string `json:"first"`\n\tLast string `json:"last"`\n}\n',
  },
});

const duplicateWireName = defineDiagnostic({
  code: 'duplicate-wire-name',
  severity: 'warning',
  message:
    'The fields "{name}" and "{other}" are both called "{wire}" in "{place}"; only "{other}" is there.',
  explanation:
    'Two fields with one name on the wire cannot be told apart: Go fills both from a request and leaves both out of a response, without a word. In the service there is only the first one. Give the other one another name in its tag.',
  example: {
    wrong: 'type User {\n\tName string `json:"name"`\n\tNick string `json:"name"`\n}\n',
    right: 'type User {\n\tName string `json:"name"`\n\tNick string `json:"nick"`\n}\n',
  },
});

const hiddenField = defineDiagnostic({
  code: 'hidden-field',
  severity: 'hint',
  message: 'The field "{name}" hides the embedded field "{other}", which has the same name "{wire}".',
  explanation:
    'As in Go, a field of the struct itself wins over one that comes in by embedding. Rename one of them if both are meant.',
  example: {
    wrong: 'type Base {\n\tId string `json:"id"`\n}\ntype User {\n\tBase\n\tId int64 `json:"id"`\n}\n',
    right:
      'type Base {\n\tId string `json:"id"`\n}\ntype User {\n\tBase\n\tNumber int64 `json:"number"`\n}\n',
  },
});

/** The fields of a struct differ, by their names and on the wire, embedded ones included. */
export const duplicateFieldRule: Rule = {
  code: duplicateField.code,
  definitions: [duplicateField, duplicateWireName, hiddenField],
  create: ({ report, symbols }) => ({
    struct: (shape) => {
      const own = new Map<string, FlatField>();
      const byKey = new Map<string, FlatField>();
      for (const field of collectFields(shape, symbols)) {
        const name = field.name.text;
        const sameName = field.depth === 0 ? own.get(name) : undefined;
        if (sameName !== undefined) {
          report(duplicateField, { name }, placeOf(field, sameName, 'Rename one of the two, or remove it.'));
          continue;
        }
        if (field.depth === 0) own.set(name, field);
        const { key } = field;
        const other = byKey.get(key);
        if (other === undefined || field.depth < other.depth) byKey.set(key, field);
        if (other === undefined || field.name === other.name) continue;
        const [outer, inner] = field.depth < other.depth ? [field, other] : [other, field];
        const [place = 'json', ...wire] = key.split(':');
        const parameters = { name: field.name.text, other: other.name.text, wire: wire.join(':'), place };
        if (field.depth === other.depth) {
          // Two that come in together meet in the embedded struct already.
          if (field.depth > 0 && field.member === other.member) continue;
          const hint = 'Give one of them another name in its tag.';
          const names = { name: nameBeside(field, other), other: nameBeside(other, field) };
          report(duplicateWireName, { ...parameters, ...names }, placeOf(field, other, hint));
        } else if (outer.depth === 0) {
          const names = { name: outer.name.text, other: inner.name.text, wire: parameters.wire };
          report(hiddenField, names, placeOf(outer, inner, 'Rename one of them if both are meant.'));
        }
      }
    },
  }),
};

/** The name of a field; with the embedded type that brings it where the other field has the same name. */
function nameBeside(field: FlatField, other: FlatField): string {
  const name = field.name.text;
  const isTold = name !== other.name.text || field.member.kind !== 'embedded';
  return isTold ? name : `${field.member.type.name}.${name}`;
}

function placeOf(field: FlatField, other: FlatField, hint: string) {
  return {
    span: spanOf(field.file, field.name),
    related: [{ message: `"${other.name.text}" stands here.`, span: spanOf(other.file, other.name) }],
    hint,
  };
}
