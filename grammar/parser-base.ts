import {
  EOF,
  isRecognitionException,
  type IToken,
  MismatchedTokenException,
  tokenMatcher,
  type TokenType,
} from 'chevrotain';
import type { IdentifierNode, StringNode } from './ast.ts';
import { LookaheadParser } from './parser-lookahead.ts';
import type { SyntaxProblem, SyntaxProblemKind } from './problem.ts';
import { endOf, quote, rawText, stringText } from './token-text.ts';
import * as t from './tokens.ts';

/** After so many problems the rest of a file is not read. */
export const maxProblems = 100;
/** Types nested deeper than this are refused, so that no input exhausts the stack. */
export const maxDepth = 100;

/** Rules under an index from here on record a token that is required although the parser goes on without it. */
export const softIndex = 100;

/** Where a construct began, for the message about its missing end. */
export interface Opening {
  readonly token: IToken;
  /** The phrase for the message; made only when there is one. */
  readonly construct: () => string;
}

/** Leaves a construct whose problem has been recorded. */
class Reported extends MismatchedTokenException {}

/**
 * The workbench under the grammar: problems, recovery, and questions about the text around the next token.
 *
 * Recovery is our own and works by lines: Chevrotain resumes at the next token that may follow, but nearly every token
 * here is a name and may follow nearly everywhere, so one mistake would give many errors. A missing closing sign is
 * reported and passed over; anything else abandons the field, entry, route or statement and goes on behind it.
 */
export abstract class ParserBase extends LookaheadParser {
  protected problems: SyntaxProblem[] = [];
  protected isStopped = false;

  protected begin(text: string, tokens: IToken[]): void {
    this.input = tokens;
    this.text = text;
    this.problems = [];
    this.isStopped = false;
    this.depth = 0;
  }

  /** Records a problem at the next token. A second one at the same place is the echo of the first. */
  protected problem(kind: SyntaxProblemKind, subject: string, opening?: Opening): void {
    this.problemAt(this.LA(1), kind, subject, opening);
  }

  protected problemAt(token: IToken, kind: SyntaxProblemKind, subject: string, opening?: Opening): void {
    const isEnd = token.tokenType === EOF;
    const start = this.startOf(token);
    const end = isEnd ? start : Math.max(endOf(token), start);
    this.addProblem({
      kind,
      start,
      end: Math.min(end, firstLineEnd(this.text, start, end)),
      subject,
      found: isEnd ? 'the end of the file' : quote(token.image),
      ...(opening === undefined
        ? {}
        : { opening: { start: opening.token.startOffset, end: endOf(opening.token) } }),
    });
  }

  protected addProblem(problem: SyntaxProblem): void {
    if (this.isStopped || this.RECORDING_PHASE) return;
    if (this.isEcho(problem)) return;
    this.problems.push(problem);
    if (this.problems.length < maxProblems) return;
    this.problems.push({ ...problem, kind: 'too-many-errors', subject: String(maxProblems) });
    this.stop();
  }

  // Where something was found wrong, whatever is found next at the same place follows from it; but a word that is
  // wrong by itself may stand where a sign is missing.
  private isEcho({ start, end, kind }: SyntaxProblem): boolean {
    const isWrongWord = kind === 'unknown-annotation' || kind === 'unknown-method';
    return this.problems.some(
      (earlier) =>
        earlier.start === start && earlier.end === end && !(isWrongWord && earlier.kind === 'unclosed'),
    );
  }

  /** Gives the rest of the file up. */
  protected stop(): void {
    this.isStopped = true;
    while (!this.atEnd()) this.SKIP_TOKEN();
  }

  /** Abandons the construct that is being read. */
  protected fail(expected: string): never {
    throw new MismatchedTokenException(expected, this.LA(1), this.LA(0));
  }

  /** Records a problem at a token and abandons the construct that is being read. */
  protected abandon(token: IToken, kind: SyntaxProblemKind, subject: string): never {
    this.problemAt(token, kind, subject);
    throw new Reported(subject, token, token);
  }

  /** Reads a construct; if it is abandoned, records why, lets `resume` skip behind it and gives nothing. */
  protected recover<T>(read: () => T, resume: () => void): T | undefined {
    const { depth, place } = this;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
      this.depth = depth;
      this.leaveTo(place);
      if (!(error instanceof Reported)) this.problem('expected', error.message);
      resume();
      return undefined;
    }
  }

  /** A sign that opens or closes a construct: reported when it is missing, and passed over. */
  protected required(index: number, type: TokenType, report: () => void): IToken | undefined {
    const token = this.option(softIndex + index, () => this.consume(softIndex + index, type));
    if (this.RECORDING_PHASE) return undefined;
    if (token === undefined) report();
    return token;
  }

  /** The sign that closes a construct. A parenthesis that stands further on in the line is taken as the one that is meant. */
  protected close(index: number, type: TokenType, opening: Opening): number {
    const token = this.required(index, type, () => {
      this.problem('unclosed', `${type.LABEL ?? ''} to close ${opening.construct()}`, opening);
      if (this.atWrongCloser(type, opening.token)) this.SKIP_TOKEN();
      else if (type === t.RParen) this.skipToCloserInLine();
    });
    return token === undefined ? this.lastEnd() : endOf(token);
  }

  private skipToCloserInLine(): void {
    const barriers = [t.Returns, t.LParen, t.LBrace, t.RBrace, t.AtDoc, t.AtHandler, t.AtServer];
    let ahead = 1;
    while (
      !this.at(EOF, ahead) &&
      !this.isOnNewLine(ahead) &&
      !barriers.some((type) => this.at(type, ahead))
    ) {
      if (this.at(t.RParen, ahead)) {
        for (let skipped = 0; skipped < ahead; skipped++) this.SKIP_TOKEN();
        return;
      }
      ahead++;
    }
  }

  /**
   * Skips at least one token, then the rest of the line with the braces and parentheses that open in it, up to a sign
   * that closes more, or to an annotation.
   */
  protected skipLine(): void {
    let braces = 0;
    for (let isFirst = true; !this.atEnd(); isFirst = false) {
      if (!isFirst) {
        if (this.isOnNewLine() && (braces === 0 || this.atStatement())) return;
        if (braces === 0 && (this.at(t.RBrace) || this.at(t.RParen) || this.atAnnotation())) return;
      }
      if (this.at(t.LBrace)) braces++;
      else if (this.at(t.RBrace)) braces = Math.max(0, braces - 1);
      this.skipOne();
    }
  }

  /** Skips a token; an opening parenthesis with all up to its partner on the line, or below if a list begins there. */
  protected skipOne(): void {
    const tokens = this.at(t.LParen) ? this.parenthesized() : 1;
    for (let skipped = 0; skipped < tokens; skipped++) this.SKIP_TOKEN();
  }

  private parenthesized(): number {
    const isList = this.isOnNewLine(2);
    let open = 0;
    for (let ahead = 1; ahead < 400 && !this.at(EOF, ahead); ahead++) {
      if (this.at(t.LParen, ahead)) open++;
      if (this.at(t.RParen, ahead) && --open === 0) return ahead;
      if (ahead > 1 && !isList && this.isOnNewLine(ahead)) return 1;
      if (this.at(t.LBrace, ahead) || this.at(t.RBrace, ahead) || this.atAnnotation(ahead)) return 1;
    }
    return 1;
  }

  /** Skips to the end of what was abandoned, but not a token if the next one already begins something new. */
  protected skipAbandoned(): void {
    if (this.atEnd() || this.isOnNewLine() || this.at(t.RBrace) || this.at(t.RParen)) return;
    this.skipLine();
  }

  protected identifier(token: IToken): IdentifierNode {
    return { kind: 'identifier', start: token.startOffset, end: endOf(token), text: token.image };
  }

  protected string(token: IToken): StringNode {
    const isRaw = !this.RECORDING_PHASE && tokenMatcher(token, t.RawLiteral);
    return {
      kind: 'string',
      start: token.startOffset,
      end: endOf(token),
      form: isRaw ? 'raw' : 'string',
      text: isRaw ? rawText(token) : stringText(token),
      contentStart: token.startOffset + 1,
    };
  }
}

// A problem is shown on one line, also when its token runs over many.
function firstLineEnd(text: string, start: number, end: number): number {
  const offset = text.slice(start, Math.min(end, start + 1000)).search(/[\r\n]/);
  return offset === -1 ? end : start + Math.max(offset, 1);
}
