import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { parseDefault } from '../default-value.ts';
import { elementShape, ownFields, type OwnField } from '../own-field.ts';
import { isInRange, parseRange } from '../range.ts';
import { spanOf, type Rule } from '../rule.ts';
import { parseScalar } from '../scalar-value.ts';
import type { Symbols } from '../symbols.ts';
import { parseOptionWords } from '../tag-option.ts';

const invalidDefault = defineDiagnostic({
  code: 'invalid-default',
  severity: 'error',
  message: 'The default "{value}" of the field "{name}" is not valid: {problem}.',
  explanation:
    'A default is used when the client sends nothing, so it must itself be a valid value: of the type of the field, one of its `options`, and within its `range`. goctl finds out when a request arrives.',
  example: {
    wrong: 'type Req {\n\tSize int `form:"size,default=many"`\n}\n',
    right: 'type Req {\n\tSize int `form:"size,default=20"`\n}\n',
  },
});

/** Defaults are values that a client could have sent. */
export const invalidDefaultRule: Rule = {
  code: invalidDefault.code,
  definitions: [invalidDefault],
  create: ({ report, symbols }) => ({
    struct: (shape) => {
      for (const field of ownFields(shape, symbols)) {
        const option = field.tags.options.find((each) => each.name === 'default');
        if (option === undefined) continue;
        const value = option.value ?? '';
        const problem = problemOf(value, field, symbols);
        if (problem === null) continue;
        const hint = 'Write a value that a client could send, or remove the default.';
        report(
          invalidDefault,
          { value, name: field.name.text, problem },
          { span: spanOf(field.file, option), hint },
        );
      }
    },
  }),
};

function problemOf(text: string, field: OwnField, symbols: Symbols): string | null {
  const parsed = parseDefault(text, field.shape, symbols);
  if ('problem' in parsed) return parsed.problem;
  const values: readonly unknown[] = Array.isArray(parsed.value) ? parsed.value.flat(64) : [parsed.value];
  const scalars = elementShape(field.shape, symbols);
  for (const option of field.tags.options) {
    if (option.name === 'options' && option.value !== null) {
      const allowed: readonly unknown[] = parseOptionWords(option.value).flatMap((word) => {
        const scalar = parseScalar(word, scalars);
        return 'value' in scalar ? [scalar.value] : [];
      });
      if (allowed.length > 0 && values.some((value) => !allowed.includes(value))) {
        return `it is none of the options "${option.value}"`;
      }
    }
    if (option.name === 'range' && option.value !== null) {
      const range = parseRange(option.value);
      if (typeof range === 'string') continue;
      const isNumeric = scalars.kind === 'integer' || scalars.kind === 'float';
      if (isNumeric && values.some((value) => !isInRange(Number(value), range))) {
        return `it lies outside of the range ${option.value}`;
      }
    }
  }
  return null;
}
