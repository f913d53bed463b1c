import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** A tag, or a part of it that matters, that Go does not read. */
export const malformedTag = defineDiagnostic({
  code: 'malformed-tag',
  severity: 'warning',
  message: 'The tag cannot be read at {text}; this part of it is ignored, as in Go.',
  explanation:
    'A tag is a list of pairs such as `json:"name,optional"`, with a space between two pairs and no space behind the colon. Go reads nothing behind the first mistake and says nothing, and so a field whose name is lost goes by its own name, such as `Name`. apigen reads the same, so that the service stays what it was in Go.',
  example: {
    wrong: 'type A {\n\tName string `json:name`\n}\n',
    right: 'type A {\n\tName string `json:"name"`\n}\n',
  },
});

/** Leftovers behind the last pair of a tag. */
export const ignoredTagText = defineDiagnostic({
  code: 'ignored-tag-text',
  severity: 'warning',
  message: 'The text {text} in the tag is ignored.',
  explanation:
    'All pairs of the tag were read, and behind them stands text that belongs to none, for example a quote too many. It changes nothing; delete it.',
  example: {
    wrong: 'type A {\n\tName string `json:"name""`\n}\n',
    right: 'type A {\n\tName string `json:"name"`\n}\n',
  },
});
