import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const optionInName = defineDiagnostic({
  code: 'option-in-name',
  severity: 'warning',
  message:
    'The field "{name}" is called "{wire}" on the wire, and has no option "{option}": only a comma parts the two.',
  explanation:
    'In a tag, the first comma ends the name and begins the options. Everything before it is the name, also a dot, a semicolon or a blank and what stands behind.',
  example: {
    wrong: 'type Req {\n\tUserId int64 `json:"user_id.optional"`\n}\n',
    right: 'type Req {\n\tUserId int64 `json:"user_id,optional"`\n}\n',
  },
});

/** A name, something that is no comma, and an option that nobody takes for a part of a name. */
const slip = /^([\w-]+)[^\w-]+(optional|omitempty)$/;

const endings = ['optional', 'omitempty'];

/** What reads like an option is one. */
export const optionInNameRule: Rule = {
  code: optionInName.code,
  definitions: [optionInName],
  create: ({ report }) => ({
    field: ({ node, name, file, tags }) => {
      if (node.tag === undefined) return;
      for (const { in: place, name: wire } of tags.sources) {
        // Looked at first, as hardly any name ends like this.
        if (!endings.some((ending) => wire.endsWith(ending))) continue;
        const [, intended, option] = slip.exec(wire) ?? [];
        if (intended === undefined || option === undefined) continue;
        const hint = `Write \`${place}:"${intended},${option}"\`.`;
        report(optionInName, { name: name.text, wire, option }, { span: spanOf(file, node.tag), hint });
      }
    },
  }),
};
