import {
  EmbeddedActionsParser,
  EOF,
  isRecognitionException,
  type IParserErrorMessageProvider,
  type IToken,
  MismatchedTokenException,
  type ParserMethod,
  tokenMatcher,
  type TokenType,
} from 'chevrotain';
import { unquoteText } from '../../mysql/quoted-text.ts';
import type { SessionModes } from './split-statements.ts';
import type { NameNode, ParseProblem, TableNameNode, TextRange } from './statement.ts';
import * as t from './tokens.ts';

/** Options of the parser. */
export interface ParserOptions {
  /** Leaves out Chevrotain's checks of the grammar itself, which cost start-up time; the tests run them. */
  readonly skipValidations: boolean;
}

// Every message is what should have stood there: "… is expected instead of …".
const phrases: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => 'the end of the statement',
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
};

/** The alternatives of {@link ParserBase.oneOf}. */
export interface Choice<Node> {
  readonly ERR_MSG?: string;
  readonly IGNORE_AMBIGUITIES?: boolean;
  readonly DEF: { readonly GATE?: () => boolean; readonly ALT: () => Node }[];
}

/** The workbench under the grammar: names, text between parentheses, problems and recovery. */
export abstract class ParserBase extends EmbeddedActionsParser {
  protected text = '';
  protected modes: SessionModes = { hasAnsiQuotes: false, hasBackslashEscapes: true };
  protected problems: ParseProblem[] = [];

  /** name = NAME */
  protected readonly name: ParserMethod<[], NameNode> = this.define('name', () => {
    const token = this.CONSUME(t.Name);
    return { text: nameText(token.image), start: token.startOffset, end: endOf(token) };
  });

  /** tableName = name [ "." name ] */
  protected readonly tableName: ParserMethod<[], TableNameNode> = this.define('tableName', () => {
    const first = this.SUBRULE(this.name);
    const second = this.OPTION(() => {
      this.CONSUME(t.Dot);
      return this.SUBRULE2(this.name);
    });
    return {
      schema: second === undefined ? undefined : first.text,
      name: (second ?? first).text,
      start: first.start,
      end: (second ?? first).end,
    };
  });

  /** names = "(" name [ balanced ] { "," name [ balanced ] } ")" */
  protected readonly names: ParserMethod<[], readonly NameNode[]> = this.define('names', () => {
    const names: NameNode[] = [];
    this.CONSUME(t.LParen);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        names.push(this.SUBRULE(this.name));
        this.OPTION(() => this.SUBRULE(this.balanced));
        this.OPTION2(() => this.CONSUME(t.Word));
      },
    });
    this.CONSUME(t.RParen);
    return names;
  });

  /** balanced = "(" { any token, parentheses in pairs } ")"; gives the text inside */
  protected readonly balanced: ParserMethod<[], string> = this.define('balanced', () => {
    const open = this.CONSUME(t.LParen);
    this.ACTION(() => this.skipInside());
    const close = this.CONSUME(t.RParen);
    return this.text.slice(endOf(open), close.startOffset);
  });

  constructor(options: ParserOptions) {
    super([...t.vocabulary], {
      recoveryEnabled: false,
      maxLookahead: 1,
      errorMessageProvider: phrases,
      skipValidations: options.skipValidations,
    });
  }

  /** A rule of the grammar, typed by what it reads. */
  protected define<Arguments extends unknown[], Node>(
    name: string,
    read: (...args: Arguments) => Node,
  ): ParserMethod<Arguments, Node> {
    return this.RULE(name, read);
  }

  /** One of several alternatives, the first that fits, typed by what they read. */
  protected oneOf<Node>(choice: Choice<Node>): Node {
    return this.or(0, choice);
  }

  protected begin(text: string, tokens: IToken[], modes: SessionModes): void {
    this.input = tokens;
    this.text = text;
    this.modes = modes;
    this.problems = [];
  }

  protected at(type: TokenType, ahead = 1): boolean {
    return tokenMatcher(this.LA(ahead), type);
  }

  /** Whether the word of the next token, in capitals, is one of these. Names in quotes are no words. */
  protected atWord(words: readonly string[], ahead = 1): boolean {
    return words.includes(this.LA(ahead).image.toUpperCase());
  }

  protected atEnd(): boolean {
    return this.LA(1).tokenType === EOF;
  }

  /** Whether the element of a list ends here. */
  protected atElementEnd(): boolean {
    return this.atEnd() || this.at(t.Comma) || this.at(t.RParen);
  }

  /** The offset at which the next token begins, or the last one ends. */
  protected position(): number {
    return this.atEnd() ? this.lastEnd() : this.LA(1).startOffset;
  }

  protected lastEnd(): number {
    const last = this.LA(0);
    return last.tokenType === EOF ? 0 : endOf(last);
  }

  /** Skips a token, a parenthesis with all up to its partner. */
  protected skipOne(): void {
    const isOpen = this.at(t.LParen);
    this.SKIP_TOKEN();
    if (!isOpen) return;
    this.skipInside();
    if (!this.atEnd()) this.SKIP_TOKEN();
  }

  /** Skips what is left of the element of a list. */
  protected skipElement(): void {
    while (!this.atElementEnd()) this.skipOne();
  }

  private skipInside(): void {
    for (let depth = 0; !this.atEnd(); this.SKIP_TOKEN()) {
      if (this.at(t.LParen)) depth++;
      else if (this.at(t.RParen) && depth-- === 0) return;
    }
  }

  /** Records that the next token is not what should stand there. */
  protected expected(what: string): void {
    if (this.RECORDING_PHASE) return;
    const token = this.LA(1);
    const start = this.position();
    const found = this.atEnd() ? 'the end of the statement' : `"${shortened(token.image)}"`;
    const end = this.atEnd() ? start : endOf(token);
    this.problems.push({ start, end, reason: `${what} is expected instead of ${found}` });
  }

  /** Abandons the construct that is being read. */
  protected fail(expected: string): never {
    throw new MismatchedTokenException(expected, this.LA(1), this.LA(0));
  }

  /** Reads a construct; when it is abandoned, records why, skips the rest of its element and gives nothing. */
  protected recover<Node>(read: () => Node): Node | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
      this.expected(error.message);
      this.skipElement();
      return undefined;
    }
  }

  protected stringText(token: IToken): string {
    return unquoteText(token.image, { hasBackslashEscapes: this.modes.hasBackslashEscapes });
  }

  protected rangeFrom(start: number): TextRange {
    return { start, end: Math.max(start, this.lastEnd()) };
  }
}

/** The offset behind a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** The name that a token stands for, without its quotes. */
export function nameText(image: string): string {
  return /^[`"]/.test(image) ? unquoteText(image, { hasBackslashEscapes: false }) : image;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
