import { didYouMean } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { FieldOption } from '../field-tags.ts';
import type { OwnField } from '../own-field.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule } from '../rule.ts';
import { isKnownOption, knownTagOptions } from '../tag-option.ts';

const unknownTagOption = defineDiagnostic({
  code: 'unknown-tag-option',
  severity: 'hint',
  message: 'The option "{option}" of the tag "{tag}" is not known; it is kept for plugins.',
  explanation:
    'apigen reads `optional`, `default`, `options`, `range`, `string`, `omitempty`, `style` and `example`. Everything else stays in the model and has no effect by itself.',
  example: {
    wrong: 'type Req {\n\tName string `json:"name,optinal"`\n}\n',
    right: 'type Req {\n\tName string `json:"name,optional"`\n}\n',
  },
});

const unknownDependency = defineDiagnostic({
  code: 'unknown-dependency',
  severity: 'warning',
  message:
    'The field "{name}" depends on "{dependency}", which is no field of this struct; it is optional by itself.',
  explanation:
    '`optional=other` means: present exactly when `other` is; `optional=!other`: exactly one of the two. `other` is the name of a field of the same struct on the wire. goctl finds out when a request arrives, and then refuses the field.',
  example: {
    wrong: 'type Req {\n\tFrom string `form:"from,optional"`\n\tTo string `form:"to,optional=form"`\n}\n',
    right: 'type Req {\n\tFrom string `form:"from,optional"`\n\tTo string `form:"to,optional=from"`\n}\n',
  },
});

const configurationOption = defineDiagnostic({
  code: 'configuration-option',
  severity: 'error',
  message: 'The option "{option}" of the field "{name}" belongs into configuration, not into a request.',
  explanation:
    '`inherit` and `env` are read in configuration files. In a request, goctl lets an environment variable of the server override what the client sends. Remove the option.',
  example: {
    wrong:
      'type Req {\n\tRegion string `form:"region,env=REGION"`\n}\nservice map {\n\t@handler find\n\tget /find (Req)\n}\n',
    right:
      'type Req {\n\tRegion string `form:"region"`\n}\nservice map {\n\t@handler find\n\tget /find (Req)\n}\n',
  },
});

/** Options of tags are those that apigen reads, and what they refer to is there. */
export const unknownTagOptionRule: Rule = {
  code: unknownTagOption.code,
  definitions: [unknownTagOption, unknownDependency, configurationOption],
  create: ({ report, symbols }) => {
    const { inputs } = reachableNames(symbols);
    return {
      struct: (struct, owner, fields) => {
        const isInput = owner === null || inputs.has(owner.name);
        const hasEmbedded = struct.members.some((member) => member.kind === 'embedded');
        let names: FieldNames | undefined;
        let slips = 0;
        const isSlip = (): boolean => (slips += 1) <= mostSlips;
        for (const { name, file, tags } of fields) {
          if (tags.options.length === 0) continue;
          for (const option of tags.options) {
            const span = spanOf(file, option);
            if (!isKnownOption(option.name)) {
              const hint = isSlip() ? hintFor(option, tags.options) : generalHint;
              report(unknownTagOption, { option: option.name, tag: option.source }, { span, hint });
            }
            if (option.name === 'optional' && option.value) {
              const dependency = option.value.replace(/^!/, '');
              names ??= namesOf(fields);
              if (names.wire.has(dependency) || names.own.has(dependency) || hasEmbedded) continue;
              const near = isSlip() ? didYouMean(dependency, names.wire).trim() : '';
              const hint = near || 'Name another field of the struct.';
              report(unknownDependency, { name: name.text, dependency }, { span, hint });
            }
            if ((option.name === 'inherit' || option.name === 'env') && isInput) {
              const hint = 'Remove the option.';
              report(configurationOption, { option: option.name, name: name.text }, { span, hint });
            }
          }
        }
      },
    };
  },
};

/** Whoever has more of these in one struct did not just misspell them. What each may have meant costs a look at all others. */
const mostSlips = 200;

const generalHint = 'Remove it if no plugin reads it.';

/** What fields are called on the wire, and in the contract. */
interface FieldNames {
  readonly wire: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
}

function namesOf(fields: readonly OwnField[]): FieldNames {
  return {
    wire: new Set(fields.flatMap(({ tags }) => tags.sources.map((source) => source.name))),
    own: new Set(fields.map(({ name }) => name.text)),
  };
}

function hintFor(option: FieldOption, all: readonly FieldOption[]): string {
  if (option.name === 'required') return 'Remove it: a field is required unless it is "optional".';
  const choice = cutChoice(option, all);
  if (choice !== null) return `A comma ends a list of choices: write "options=${choice}".`;
  return didYouMean(option.name, knownTagOptions).trim() || generalHint;
}

/** `a|b|c` where a tag says `options=a,b,c`, of which only the first is a choice; null for any other word. */
function cutChoice(option: FieldOption, all: readonly FieldOption[]): string | null {
  const before = all.slice(0, all.indexOf(option));
  const start = before.findLastIndex(({ name }) => name === 'options');
  const isWord = ({ name, value }: FieldOption): boolean => value === null && !isKnownOption(name);
  const list = all[start];
  if (!list?.value || list.value.startsWith('[') || option.source !== list.source) return null;
  if (!isWord(option) || !before.slice(start + 1).every(isWord)) return null;
  const behind = all.slice(start + 1);
  const end = behind.findIndex((each) => each.source !== list.source || !isWord(each));
  const words = end === -1 ? behind : behind.slice(0, end);
  return [list.value, ...words.map(({ name }) => name)].join('|');
}
