import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** Something else stands where the grammar asks for a certain thing. */
export const expectedSyntax = defineDiagnostic({
  code: 'expected-syntax',
  severity: 'error',
  message: 'Expected {subject}, found {found}.',
  explanation:
    'The contract does not follow the grammar at this place. The message says what may stand here; the language reference shows every construct with an example.',
  example: { wrong: 'syntax "v1"\n', right: 'syntax = "v1"\n' },
});

/** A parenthesis, brace or bracket without its partner. */
export const unclosedBracket = defineDiagnostic({
  code: 'unclosed-bracket',
  severity: 'error',
  message: 'Expected {subject}, found {found}.',
  explanation:
    'Every parenthesis, brace and bracket that opens must be closed. The other place shows where it opened.',
  example: {
    wrong: 'type A {}\n\nservice user-api {\n\t@handler getA\n\tget /a returns (A\n}\n',
    right: 'type A {}\n\nservice user-api {\n\t@handler getA\n\tget /a returns (A)\n}\n',
  },
});

/** A word at the level of the file that begins no statement. */
export const unknownStatement = defineDiagnostic({
  code: 'unknown-statement',
  severity: 'error',
  message: 'A statement cannot begin with {found}.',
  explanation:
    'A contract consists of statements that begin with "syntax", "info", "import", "type", "service" or "@server". What stands here belongs to none of them, often because a brace was closed too early.',
  example: { wrong: 'typo A {}\n', right: 'type A {}\n' },
});

/** `@word` that is not known. */
export const unknownAnnotation = defineDiagnostic({
  code: 'unknown-annotation',
  severity: 'error',
  message: 'There is no annotation "{subject}".',
  explanation: 'The annotations are "@doc", "@handler" and "@server", in lower case.',
  example: {
    wrong: 'service user-api {\n\t@hander ping\n\tget /ping\n}\n',
    right: 'service user-api {\n\t@handler ping\n\tget /ping\n}\n',
  },
});
