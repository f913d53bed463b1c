import { didYouMean } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';
import { idleRules } from '../validate-effect.ts';
import { allValidateRules, knownValidateRules, parseValidateTag } from '../validate-tag.ts';

const unknownValidateRule = defineDiagnostic({
  code: 'unknown-validate-rule',
  severity: 'warning',
  message: 'The validation rule "{rule}" of the field "{name}" is not known and is not checked.',
  explanation:
    'The `validate` tag takes the rules of go-playground/validator that can be said in a JSON Schema. Others, such as rules that a Go program registers itself or that compare fields, must be checked in the logic.',
  example: {
    wrong: 'type Req {\n\tPhone string `json:"phone" validate:"mobile"`\n}\n',
    right: 'type Req {\n\tPhone string `json:"phone" validate:"e164"`\n}\n',
  },
});

const validateWithoutEffect = defineDiagnostic({
  code: 'validate-without-effect',
  severity: 'warning',
  message: 'The validation rule "{rule}" of the field "{name}" is not checked: {problem}.',
  explanation:
    'Each rule of go-playground/validator speaks of values of certain types, and some need a value of their own: `min=3` asks a text for 3 characters, a list for 3 elements, and a number to be at least 3. A Go program finds out when a request arrives, and ends it. Correct the value, choose a rule for the type, or remove it.',
  example: {
    wrong: 'type Req {\n\tName string `json:"name" validate:"min=three"`\n}\n',
    right: 'type Req {\n\tName string `json:"name" validate:"min=3"`\n}\n',
  },
});

/** Every rule of a `validate` tag takes effect, or is named. */
export const unknownValidateRuleRule: Rule = {
  code: unknownValidateRule.code,
  definitions: [unknownValidateRule, validateWithoutEffect],
  create: ({ report, symbols }) => ({
    field: ({ name, file, tags, shape }) => {
      if (tags.validate === null) return;
      const rules = parseValidateTag(tags.validate.text);
      const span = spanOf(file, tags.validate);
      const unknown = allValidateRules(rules).filter((rule) => !knownValidateRules.has(rule.name));
      for (const rule of new Set(unknown.map((each) => each.name))) {
        report(unknownValidateRule, { rule, name: name.text }, { span, hint: hintFor(rule) });
      }
      for (const { rule, problem } of idleRules(rules, shape, symbols)) {
        const hint = 'Correct it, or remove it and check the value in the logic of the route.';
        report(validateWithoutEffect, { rule, name: name.text, problem }, { span, hint });
      }
    },
  }),
};

/** The rules of go-playground/validator that look at other fields: spelled right, and nothing that a schema can say. */
const comparing =
  /^(?:(?:required|excluded)_(?:if|unless|with|without)(?:_all)?|skip_unless|(?:eq|ne|gte?|lte?)(?:cs)?field|field(?:contains|excludes))$/;

function hintFor(rule: string): string {
  const suggestion = comparing.test(rule) ? '' : didYouMean(rule, knownValidateRules).trim();
  return suggestion || 'Check it in the logic of the route.';
}
