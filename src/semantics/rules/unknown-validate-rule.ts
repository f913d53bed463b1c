import { didYouMean } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { ownFields } from '../own-field.ts';
import { spanOf, type Rule } from '../rule.ts';
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

/** Every rule of a `validate` tag takes effect, or is named. */
export const unknownValidateRuleRule: Rule = {
  code: unknownValidateRule.code,
  definitions: [unknownValidateRule],
  create: ({ report, symbols }) => ({
    struct: (shape) => {
      for (const { name, file, tags } of ownFields(shape, symbols)) {
        if (tags.validate === null) continue;
        const unknown = allValidateRules(parseValidateTag(tags.validate.text)).filter(
          (rule) => !knownValidateRules.has(rule.name),
        );
        for (const rule of new Set(unknown.map((each) => each.name))) {
          const place = { span: spanOf(file, tags.validate), hint: hintFor(rule) };
          report(unknownValidateRule, { rule, name: name.text }, place);
        }
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
