import type { JsonValue } from '../../base/json.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { parseDefault } from '../default-value.ts';
import { elementShape, type OwnField } from '../own-field.ts';
import { isInRange, parseRange } from '../range.ts';
import { refusedByValidate } from '../refused-by-validate.ts';
import { spanOf, type Rule } from '../rule.ts';
import { parseScalar } from '../scalar-value.ts';
import type { Symbols } from '../symbols.ts';
import { parseOptionWords } from '../tag-option.ts';
import { parseValidateTag } from '../validate-tag.ts';

const unreadableDefault = defineDiagnostic({
  code: 'unreadable-default',
  severity: 'warning',
  message: 'The default "{value}" of the field "{name}" is ignored: {problem}.',
  explanation:
    'A default is a value of the type of the field, written out: it is not computed. goctl finds out when a request without the field arrives, and refuses it; here too the field must be sent then, unless it is optional.',
  example: {
    wrong: 'type Req {\n\tSize int `form:"size,default=10 * 1024"`\n}\n',
    right: 'type Req {\n\tSize int `form:"size,default=10240"`\n}\n',
  },
});

const defaultOutside = defineDiagnostic({
  code: 'default-outside',
  severity: 'warning',
  message: 'The default "{value}" of the field "{name}" is used, although {problem}.',
  explanation:
    'A default stands for what the client did not send. go-zero does not check it, and so it may lie outside of `options` and `range`, as a mark for "nothing was chosen". Clients may then send it too. Name it among the options if that is meant.',
  example: {
    wrong: 'type Req {\n\tSort string `form:"sort,default=none,options=name|date"`\n}\n',
    right: 'type Req {\n\tSort string `form:"sort,default=none,options=none|name|date"`\n}\n',
  },
});

const invalidDefault = defineDiagnostic({
  code: 'invalid-default',
  severity: 'error',
  message: 'The default "{value}" of the field "{name}" is not valid: {problem}.',
  explanation:
    'A default is used when the client sends nothing, so the elements of a default list must be values that a client could send: of the `options` of the field, and within its `range`.',
  example: {
    wrong: 'type Req {\n\tIds []int `form:"ids,default=[0],range=[1:100]"`\n}\n',
    right: 'type Req {\n\tIds []int `form:"ids,default=[1],range=[1:100]"`\n}\n',
  },
});

const defaultRefused = defineDiagnostic({
  code: 'default-refused',
  severity: 'warning',
  message: 'The default "{value}" of the field "{name}" is refused by the rule "{rule}" of its own tag.',
  explanation:
    'The rules of `validate` are asked of defaults too, here as in go-zero. So every request that leaves the field out is answered 400, and the default is never used.',
  example: {
    wrong: 'type Req {\n\tName string `form:"name,default=a" validate:"min=2"`\n}\n',
    right: 'type Req {\n\tName string `form:"name,default=anybody" validate:"min=2"`\n}\n',
  },
});

/** Defaults are values that a client could have sent. */
export const invalidDefaultRule: Rule = {
  code: invalidDefault.code,
  definitions: [invalidDefault, defaultOutside, defaultRefused, unreadableDefault],
  create: ({ report, symbols }) => ({
    field: (field) => {
      const { options } = field.tags;
      // Most fields have none.
      const option = options.length === 0 ? undefined : options.find((each) => each.name === 'default');
      if (option === undefined) return;
      const value = option.value ?? '';
      const place = {
        span: spanOf(field.file, option),
        hint: 'Write a value that a client could send, or remove the default.',
      };
      const parsed = parseDefault(value, field.shape, symbols);
      const name = field.name.text;
      if ('problem' in parsed) {
        report(unreadableDefault, { value, name, problem: parsed.problem }, place);
        return;
      }
      const problem = problemOf(parsed.value, field, symbols);
      const definition = Array.isArray(parsed.value) ? invalidDefault : defaultOutside;
      if (problem !== null) report(definition, { value, name, problem }, place);
      const rule = refusingRule(parsed.value, field);
      if (rule !== undefined) report(defaultRefused, { value, name, rule }, place);
    },
  }),
};

/** The rule of the `validate` tag that the default breaks. Of integers that stand in their digits nothing is said. */
function refusingRule(value: JsonValue, { tags, shape }: OwnField): string | undefined {
  if (tags.validate === null || value === null || typeof value === 'object') return undefined;
  if (typeof value === 'string' && shape.kind !== 'string') return undefined;
  return refusedByValidate(value, parseValidateTag(tags.validate.text));
}

/** Why a client could not send the default. */
function problemOf(value: JsonValue, field: OwnField, symbols: Symbols): string | null {
  const values: readonly unknown[] = Array.isArray(value) ? value.flat(64) : [value];
  const scalars = elementShape(field.shape, symbols);
  for (const option of field.tags.options) {
    if (option.name === 'options' && option.value !== null) {
      const allowed: readonly unknown[] = parseOptionWords(option.value).flatMap((word) => {
        const scalar = parseScalar(word, scalars);
        return 'value' in scalar ? [scalar.value] : [];
      });
      if (allowed.length > 0 && values.some((each) => !allowed.includes(each))) {
        return `it is none of the options "${option.value}"`;
      }
    }
    if (option.name === 'range' && option.value !== null) {
      const range = parseRange(option.value);
      if (typeof range === 'string') continue;
      const isNumeric = scalars.kind === 'integer' || scalars.kind === 'float';
      if (isNumeric && values.some((each) => !isInRange(Number(each), range))) {
        return `it lies outside of the range ${option.value}`;
      }
    }
  }
  return null;
}
