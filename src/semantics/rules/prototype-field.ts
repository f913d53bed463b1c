import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const prototypeField = defineDiagnostic({
  code: 'prototype-field',
  severity: 'error',
  message: 'The field "{name}" cannot be called "__proto__" outside of the service.',
  explanation:
    'In JavaScript `__proto__` sets what an object inherits, so servers refuse every body that has a member of this name, as an attack. A field of this name could never be sent.',
  example: {
    wrong: 'type User {\n\tProto string `json:"__proto__"`\n}\n',
    right: 'type User {\n\tProto string `json:"proto"`\n}\n',
  },
});

/** No field has the one name that cannot travel. */
export const prototypeFieldRule: Rule = {
  code: prototypeField.code,
  definitions: [prototypeField],
  create: ({ report }) => ({
    field: ({ name, node, file, tags }) => {
      if (!tags.sources.some((source) => source.name === '__proto__')) return;
      const hint = 'Give the field another name in its tag.';
      report(prototypeField, { name: name.text }, { span: spanOf(file, node.tag ?? name), hint });
    },
  }),
};
