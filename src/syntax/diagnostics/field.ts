import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** A name, and on the next line what can only be its type. */
export const typeOnNextLine = defineDiagnostic({
  code: 'type-on-next-line',
  severity: 'error',
  message: 'The type of the field "{subject}" does not stand on its line.',
  explanation:
    'A name alone on its line is an embedded type, so goctl reads two embedded types here and no field. Write the name and its type on one line.',
  example: { wrong: 'type A {\n\tName\n\tstring\n}\n', right: 'type A {\n\tName string\n}\n' },
});

/** A tag in double quotes. */
export const quotedTag = defineDiagnostic({
  code: 'quoted-tag',
  severity: 'error',
  message: 'The tag {found} stands in double quotes.',
  explanation: 'A tag contains double quotes itself, so it stands between backticks: `json:"name"`.',
  example: {
    wrong: 'type A {\n\tName string "json"\n}\n',
    right: 'type A {\n\tName string `json:"name"`\n}\n',
  },
});
