import type { SyntaxProblem, SyntaxProblemKind } from '../../grammar/problem.ts';
import { assertNever } from '../base/assert-never.ts';
import { didYouMean } from '../base/suggest.ts';
import { type DiagnosticDefinition, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quotedTag, typeOnNextLine } from './diagnostics/field.ts';
import { nestingTooDeep, tooManyErrors } from './diagnostics/limit.ts';
import {
  pathCutByComment,
  pathIsComment,
  textAfterPath,
  textAfterRoute,
  unknownMethod,
} from './diagnostics/route.ts';
import {
  expectedSyntax,
  unclosedBracket,
  unknownAnnotation,
  unknownStatement,
} from './diagnostics/structure.ts';
import { emptyValue, valueCutByComment } from './diagnostics/value.ts';

const definitions: Readonly<Record<SyntaxProblemKind, DiagnosticDefinition>> = {
  expected: expectedSyntax,
  unclosed: unclosedBracket,
  'unknown-statement': unknownStatement,
  'unknown-annotation': unknownAnnotation,
  'unknown-method': unknownMethod,
  'text-after-path': textAfterPath,
  'text-after-route': textAfterRoute,
  'path-cut-by-comment': pathCutByComment,
  'path-is-comment': pathIsComment,
  'value-cut-by-comment': valueCutByComment,
  'empty-value': emptyValue,
  'type-on-next-line': typeOnNextLine,
  'quoted-tag': quotedTag,
  'nesting-too-deep': nestingTooDeep,
  'too-many-errors': tooManyErrors,
};

/** Makes the diagnostic of a problem that the parser recorded. */
export function problemDiagnostic(file: string, problem: SyntaxProblem): Diagnostic {
  const parameters = { subject: problem.subject, found: problem.found };
  const hint = hintFor(problem);
  const opening = problem.opening;
  return report(definitions[problem.kind], parameters, {
    span: { file, start: problem.start, end: problem.end },
    ...(hint === undefined ? {} : { hint }),
    ...(opening === undefined
      ? {}
      : { related: [{ message: 'It opens here.', span: { file, ...opening } }] }),
  });
}

const fullWidth: ReadonlyMap<string, string> = new Map([
  ['（', '('],
  ['）', ')'],
  ['｛', '{'],
  ['｝', '}'],
  ['：', ':'],
  ['，', ','],
  ['；', ';'],
  ['“', '"'],
  ['”', '"'],
  ['＝', '='],
  ['／', '/'],
]);

function hintFor(problem: SyntaxProblem): string | undefined {
  const word = problem.found.slice(1, -1);
  const ascii = fullWidth.get(word);
  if (/^[\p{Z}\p{Cf}]$/u.test(word)) return `Replace the character ${codePoint(word)} by a space.`;
  if (ascii !== undefined) return `Write the ASCII character "${ascii}" instead of ${problem.found}.`;
  switch (problem.kind) {
    case 'unknown-statement':
      return statementHint(word);
    case 'unknown-annotation':
      return (
        didYouMean(problem.subject, ['@doc', '@handler', '@server']).trim() ||
        'The annotations are "@doc", "@handler" and "@server".'
      );
    case 'unknown-method':
      return (
        didYouMean(problem.subject, methods).trim() ||
        'Begin the route with get, post, put, patch, delete, head or options.'
      );
    case 'text-after-path':
    case 'text-after-route':
      return didYouMean(word, ['returns']).trim() || undefined;
    case 'type-on-next-line':
      return 'Join the two lines.';
    case 'quoted-tag':
      return 'Put the tag between backticks.';
    case 'empty-value':
      return 'Write a value behind the colon, or delete the key.';
    case 'value-cut-by-comment':
      return 'Put the whole value in double quotes.';
    case 'path-is-comment':
      return 'Begin the path with one slash.';
    case 'path-cut-by-comment':
      return 'Put a space in front of the comment, or write one slash.';
    case 'expected':
    case 'unclosed':
      return keywordHint(problem, word);
    case 'nesting-too-deep':
    case 'too-many-errors':
      return undefined;
    default:
      return assertNever(problem.kind);
  }
}

function statementHint(word: string): string {
  // What belongs into a block is nearly always behind one that ended too early.
  if (['@handler', '@doc', ...methods].includes(word))
    return 'Routes stand between the braces of a service: look for a brace that closes it too early.';
  return (
    didYouMean(word, ['syntax', 'info', 'import', 'type', 'service']).trim() ||
    'Begin a statement with syntax, info, import, type, service or @server.'
  );
}

// Such characters look like a space or like nothing, so their number says more.
function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace', 'connect'];

// Mistakes that many people make, told by what is expected and what stands there.
function keywordHint(problem: SyntaxProblem, word: string): string | undefined {
  if (word === ':' && problem.subject.startsWith('a type behind "'))
    return 'Put the tag of a field between backticks.';
  if (word.startsWith('"') && problem.subject.startsWith('a path')) return 'Write the path without quotes.';
  if (problem.subject.startsWith('the path of a contract')) return 'Put the path in double quotes.';
  if (problem.subject.startsWith('the version of the syntax')) return 'Write syntax = "v1".';
  if (problem.subject.startsWith('"(" and the type of the response'))
    return 'Write "returns (Type)", or "returns 204 ()" for a status without a body.';
  if (problem.subject.startsWith('a tag or the next field')) return 'Write the name of a field as one word.';
  if (problem.subject.startsWith('"{" behind the service'))
    return /^\w/.test(word) ? 'Join the parts of a name with hyphens.' : undefined;
  return undefined;
}
