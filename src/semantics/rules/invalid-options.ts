import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { FieldOption } from '../field-tags.ts';
import { elementShape } from '../own-field.ts';
import { parseRange, roundedEnd } from '../range.ts';
import { spanOf, type Rule } from '../rule.ts';
import { parseScalar } from '../scalar-value.ts';
import type { Shape } from '../shape.ts';
import { parseOptionWords } from '../tag-option.ts';

const invalidOptions = defineDiagnostic({
  code: 'invalid-options',
  severity: 'warning',
  message: 'The option "{value}" of the field "{name}" is ignored: {problem}.',
  explanation:
    'Each of `options=a|b` is a value that the type of the field can take. One that is none can never be sent. Where no option is left, the field takes every value of its type. Of `style` the one value is `comma`.',
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

/** The values of `options` and `range` make sense for the type of the field. */
export const invalidOptionsRule: Rule = {
  code: invalidOptions.code,
  definitions: [invalidOptions, invalidRange, optionWithoutEffect],
  create: ({ report, symbols }) => ({
    field: ({ name: { text: name }, file, tags, shape }) => {
      if (tags.options.length === 0) return;
      const values = elementShape(shape, symbols);
      for (const option of tags.options) {
        const value = option.value ?? '';
        const span = spanOf(file, option);
        const broken = option.name === 'range' ? rangeProblem(value, values) : undefined;
        const expected = expectedType(option, shape, values);
        if (broken !== undefined) {
          const hint = 'Write it like "[1:10]"; a parenthesis excludes its end.';
          report(invalidRange, { value, name, problem: broken }, { span, hint });
        } else if (expected !== undefined) {
          const hint = 'Remove the option, or change the type.';
          report(optionWithoutEffect, { option: option.name, name, expected }, { span, hint });
        } else if (option.name === 'options') {
          const hint = 'Remove it, or change the type of the field.';
          for (const word of unreadWords(value, values))
            report(invalidOptions, { name, ...word }, { span, hint });
        } else if (option.name === 'style' && value !== 'comma') {
          const hint = 'Write "style=comma", or remove the option.';
          report(
            invalidOptions,
            { name, value: `style=${value}`, problem: 'the only style is "comma"' },
            { span, hint },
          );
        }
      }
    },
  }),
};

/** Why a range is none; one of integers has ends that are exact. */
function rangeProblem(text: string, values: Shape): string | undefined {
  const range = parseRange(text);
  if (typeof range === 'string') return range;
  const rounded = values.kind === 'integer' ? roundedEnd(text, values.name) : undefined;
  return rounded === undefined ? undefined : `JavaScript cannot hold ${rounded} exactly`;
}

/** The type that an option speaks of, where the field is of another. */
function expectedType({ name }: FieldOption, shape: Shape, values: Shape): string | undefined {
  switch (name) {
    case 'options':
      return scalar.includes(values.kind) ? undefined : 'a single value or a list of these';
    case 'range':
      return numeric.includes(values.kind) ? undefined : 'a number or a list of numbers';
    case 'string':
      return [...numeric, 'boolean'].includes(shape.kind) ? undefined : 'a number or a boolean';
    case 'style':
      return shape.kind === 'array' ? undefined : 'a list';
    default:
      return undefined;
  }
}

/** The words of `options` that are no values of the type. */
function unreadWords(text: string, values: Shape): { readonly value: string; readonly problem: string }[] {
  return parseOptionWords(text).flatMap((value) => {
    const parsed = parseScalar(value, values);
    return 'problem' in parsed ? [{ value, problem: parsed.problem }] : [];
  });
}
