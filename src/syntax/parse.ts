import type { IToken } from 'chevrotain';
import { endOf } from '../../grammar/token-text.ts';
import { tokenize, type LexerMode } from '../../grammar/tokenize.ts';
import { apiParser } from '../../grammar/parser.ts';
import type { SyntaxProblem } from '../../grammar/problem.ts';
import * as t from '../../grammar/tokens.ts';
import type { Source } from '../base/source.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../diagnostics/result.ts';
import type { FileNode, StatementNode } from './ast.ts';
import { attachComments } from './comments.ts';
import { contractTooLarge } from './diagnostics/limit.ts';
import { lexicalDiagnostics } from './lexical-diagnostics.ts';
import { checkPaths } from './check-paths.ts';
import { problemDiagnostic } from './problem-diagnostic.ts';

/** One reading of a text. */
interface Reading {
  readonly statements: readonly StatementNode[];
  readonly problems: readonly SyntaxProblem[];
  readonly lexical: readonly Diagnostic[];
  readonly comments: ReturnType<typeof tokenize>['comments'];
  readonly hasSpanning: boolean;
}

/**
 * Reads a contract. Never throws and always ends: whatever is wrong becomes a diagnostic, and the tree holds all the
 * statements that could be read. Strings may run over lines; when that reading fails, a closing quote may be missing,
 * and the reading with strings that end on their line is taken if it finds fewer mistakes.
 */
export function parse(source: Source): Checked<FileNode> {
  let reading = read(source, 'spanning');
  if (reading.hasSpanning && mistakes(reading) > 0) {
    const second = read(source, 'lines');
    if (mistakes(second) < mistakes(reading)) reading = second;
  }
  const file: FileNode = {
    kind: 'file',
    start: 0,
    end: source.text.length,
    statements: reading.statements,
    detachedComments: [],
  };
  attachComments(file, source.text, reading.comments);
  const diagnostics = [
    ...reading.lexical,
    ...reading.problems.map((problem) => problemDiagnostic(source.path, problem)),
    ...checkPaths(source.path, file),
  ];
  return { value: file, diagnostics: diagnostics.toSorted(byPlace) };
}

function read(source: Source, mode: LexerMode): Reading {
  const { tokens, comments } = tokenize(source.text, mode);
  const lexical = lexicalDiagnostics(source, tokens, comments);
  const readable = lexical.length === 0 ? tokens : tokens.filter(isReadable);
  const hasSpanning = readable.some(
    (token) =>
      (token.tokenType === t.SpanningString || token.tokenType === t.SpanningRaw) &&
      /[\r\n]/.test(source.text.slice(token.startOffset, endOf(token))),
  );
  const { statements, problems } = apiParser().parseFile(source.text, readable);
  return { statements, problems: withoutEchoes(problems, lexical), lexical, comments, hasSpanning };
}

// What no token is made of is told by the lexical diagnostics.
function isReadable(token: IToken): boolean {
  return token.tokenType !== t.Overflow && token.image !== '\0';
}

// What the lexer has reported about a token, or about the end of what it read, is not reported again.
function withoutEchoes(
  problems: readonly SyntaxProblem[],
  lexical: readonly Diagnostic[],
): readonly SyntaxProblem[] {
  const starts = new Set(lexical.map((diagnostic) => diagnostic.span?.start));
  const overflow = lexical.find((diagnostic) => diagnostic.code === contractTooLarge.code);
  const limit = overflow?.span?.start ?? Infinity;
  return problems.filter((problem) => !starts.has(problem.start) && problem.start < limit);
}

function mistakes(reading: Reading): number {
  return reading.problems.length + reading.lexical.length;
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (left.span?.start ?? 0) - (right.span?.start ?? 0) || (left.span?.end ?? 0) - (right.span?.end ?? 0);
}
