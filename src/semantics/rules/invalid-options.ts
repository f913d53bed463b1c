import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { elementShape, ownFields } from '../own-field.ts';
import { parseRange, roundedEnd } from '../range.ts';
import { spanOf, type Rule } from '../rule.ts';
import { parseScalar } from '../scalar-value.ts';
import type { Shape } from '../shape.ts';
import { parseOptionWords } from '../tag-option.ts';

const invalidOptions = defineDiagnostic({
  code: 'invalid-options',
  severity: 'error',
  message: 'The option "{value}" of the field "{name}" is not valid: {problem}.',
  explanation: 'Each of `options=a|b` is a value that the type of the field can take.',
  example: {
    wrong: 'type Req {\n\tLevel int `json:"level,options=low|high"`\n}\n',
    right: 'type Req {\n\tLevel string `json:"level,options=low|high"`\n}\n',
  },
});

const invalidRange = defineDiagnostic({
  code: 'invalid-range',
  severity: 'error',
  message: 'The range "{value}" of the field "{name}" is not valid: {problem}.',
  explanation:
    'A range has a bracket or parenthesis, two ends of which one may be missing, and a bracket or parenthesis: `[1:10]`, `(0:1)`, `[1:]`. A bracket includes its end.',
  example: {
    wrong: 'type Req {\n\tSize int `form:"size,range=[100:1]"`\n}\n',
    right: 'type Req {\n\tSize int `form:"size,range=[1:100]"`\n}\n',
  },
});

const optionWithoutEffect = defineDiagnostic({
  code: 'option-without-effect',
  severity: 'warning',
  message: 'The option "{option}" has no effect on the field "{name}", whose type is not {expected}.',
  explanation: 'The option speaks of values of another kind. Remove it, or change the type of the field.',
  example: {
    wrong: 'type Req {\n\tName string `json:"name,range=[1:10]"`\n}\n',
    right: 'type Req {\n\tName string `json:"name" validate:"min=1,max=10"`\n}\n',
  },
});

const numeric = ['integer', 'float', 'unknown', 'any'];
const scalar = [...numeric, 'string', 'boolean', 'time'];

/** A range of integers has ends that are exact. */
function readRange(text: string, shape: Shape): ReturnType<typeof parseRange> {
  const range = parseRange(text);
  const isRead = shape.kind === 'integer' && typeof range !== 'string';
  const rounded = isRead ? roundedEnd(text, shape.name) : undefined;
  return rounded === undefined ? range : `JavaScript cannot hold ${rounded} exactly`;
}

/** The values of `options` and `range` make sense for the type of the field. */
export const invalidOptionsRule: Rule = {
  code: invalidOptions.code,
  definitions: [invalidOptions, invalidRange, optionWithoutEffect],
  create: ({ report, symbols }) => ({
    struct: (struct) => {
      for (const { name, file, tags, shape } of ownFields(struct, symbols)) {
        const values = elementShape(shape, symbols);
        for (const option of tags.options) {
          const place = { span: spanOf(file, option) };
          const ineffective = (expected: string): void =>
            report(
              optionWithoutEffect,
              { option: option.name, name: name.text, expected },
              { ...place, hint: 'Remove the option, or change the type.' },
            );
          if (option.name === 'options') {
            if (!scalar.includes(values.kind)) ineffective('a single value or a list of these');
            else {
              for (const word of parseOptionWords(option.value ?? '')) {
                const parsed = parseScalar(word, values);
                if (!('problem' in parsed)) continue;
                const hint = 'Remove it, or change the type of the field.';
                report(
                  invalidOptions,
                  { value: word, name: name.text, problem: parsed.problem },
                  { ...place, hint },
                );
              }
            }
          }
          if (option.name === 'range') {
            const range = readRange(option.value ?? '', values);
            if (typeof range === 'string') {
              const hint = 'Write it like "[1:10]"; a parenthesis excludes its end.';
              report(
                invalidRange,
                { value: option.value ?? '', name: name.text, problem: range },
                { ...place, hint },
              );
            } else if (!numeric.includes(values.kind)) ineffective('a number or a list of numbers');
          }
          if (option.name === 'string' && ![...numeric, 'boolean'].includes(shape.kind)) {
            ineffective('a number or a boolean');
          }
          if (option.name === 'style' && (option.value !== 'comma' || shape.kind !== 'array')) {
            ineffective('a list (with "style=comma")');
          }
        }
      }
    },
  }),
};
