import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** Types within types within types. */
export const nestingTooDeep = defineDiagnostic({
  code: 'nesting-too-deep',
  severity: 'error',
  message: 'Types are nested more than {subject} levels deep here; the rest of the file was not read.',
  explanation:
    'Declare the inner types by name. The limit keeps damaged or hostile files from exhausting memory.',
});

/** The parser gave up. */
export const tooManyErrors = defineDiagnostic({
  code: 'too-many-errors',
  severity: 'error',
  message: 'More than {subject} syntax errors; the rest of the file was not read.',
  explanation: 'The file is probably not a contract, or a quote or brace near its beginning is missing.',
});

/** The lexer gave up. */
export const contractTooLarge = defineDiagnostic({
  code: 'contract-too-large',
  severity: 'error',
  message: 'The contract has more than {limit} tokens; the rest of the file was not read.',
  explanation: 'Spread the contract over several files and import them, if it is one at all.',
});
