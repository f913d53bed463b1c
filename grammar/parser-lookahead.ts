import { EOF, type IParserErrorMessageProvider, type IToken, tokenMatcher, type TokenType } from 'chevrotain';
import { type Analysis, EngineParser } from './parser-engine.ts';
import { endOf } from './token-text.ts';
import * as t from './tokens.ts';

/** Options of the parser. */
export interface ParserOptions {
  /** Leaves out Chevrotain's checks of the grammar itself, which cost start-up time; the tests run them. */
  readonly skipValidations: boolean;
  readonly analysis: Analysis;
}

/** The alternatives of {@link LookaheadParser.oneOf}. */
export interface Choice<Node> {
  readonly ERR_MSG?: string;
  readonly IGNORE_AMBIGUITIES?: boolean;
  readonly DEF: { readonly GATE?: () => boolean; readonly ALT: () => Node }[];
}

// Every message is a phrase for "Expected … , found …": a rule gives its own by ERR_MSG, else the label of the token.
const phrases: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => 'the end of the file',
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? 'something else',
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** How rules are made, and the questions that they ask about the next tokens and the text around them. */
export abstract class LookaheadParser extends EngineParser {
  protected text = '';
  /** How many types lie around the one that is being read, and that one. */
  protected depth = 0;
  /** Whether the declarations stand in `type ( … )`. */
  protected isInGroup = false;

  constructor(options: ParserOptions) {
    super(
      t.vocabulary,
      {
        recoveryEnabled: false,
        maxLookahead: 1,
        errorMessageProvider: phrases,
        skipValidations: options.skipValidations,
      },
      options.analysis,
    );
  }

  /** One of several alternatives, the first that fits, typed by what they read. */
  protected oneOf<Node>(index: number, choice: Choice<Node>): Node {
    return this.or(index, choice);
  }

  protected at(type: TokenType, ahead = 1): boolean {
    return tokenMatcher(this.LA(ahead), type);
  }

  /**
   * Whether an optional part may begin here, asked before the part is offered to the parser: a contract has thousands of
   * places for the rarer ones, and setting up each offer costs more than looking.
   */
  protected mayBe(type: TokenType): boolean {
    return this.RECORDING_PHASE || this.at(type);
  }

  protected atEnd(): boolean {
    return this.LA(1).tokenType === EOF;
  }

  /** The offset at which the token begins; the end of the last token for the end of the file. */
  protected startOf(token: IToken): number {
    return token.tokenType === EOF ? this.lastEnd() : token.startOffset;
  }

  /** The offset behind the token that was read last. */
  protected lastEnd(): number {
    const last = this.LA(0);
    return last.tokenType === EOF ? 0 : endOf(last);
  }

  /** Whether the `ahead`th token touches the one before it. */
  protected isAdjacent(ahead = 1): boolean {
    const token = this.LA(ahead);
    return token.tokenType !== EOF && token.startOffset === endOf(this.LA(ahead - 1));
  }

  /** Whether the `ahead`th token begins on a later line than the one before it ends. */
  protected isOnNewLine(ahead = 1): boolean {
    const token = this.LA(ahead);
    const before = this.LA(ahead - 1);
    if (token.tokenType === EOF || before.tokenType === EOF) return true;
    for (let offset = endOf(before); offset < token.startOffset; offset++) {
      const char = this.text.charCodeAt(offset);
      if (char === lineFeed || char === carriageReturn) return true;
    }
    return false;
  }

  /** Whether `@doc`, `@handler` or `@server` stands here. */
  protected atAnnotation(ahead = 1): boolean {
    return this.at(t.AtDoc, ahead) || this.at(t.AtHandler, ahead) || this.at(t.AtServer, ahead);
  }

  /** Whether a statement begins here beyond doubt, although its keyword may also be a name. */
  protected atStatement(ahead = 1): boolean {
    if (this.LA(ahead).tokenType === t.Identifier) return false;
    if (this.at(t.Syntax, ahead)) return this.at(t.Equals, ahead + 1);
    if (this.at(t.Info, ahead)) return this.at(t.LParen, ahead + 1);
    if (this.at(t.Import, ahead)) return this.at(t.StringLiteral, ahead + 1) || this.at(t.LParen, ahead + 1);
    if (this.at(t.Type, ahead)) return this.atTypeStatement(ahead);
    if (this.at(t.Service, ahead)) return this.atServiceStatement(ahead);
    return this.at(t.AtServer, ahead) && this.atServerOfService(ahead);
  }

  private atTypeStatement(ahead: number): boolean {
    if (this.at(t.LParen, ahead + 1)) return true;
    if (!this.at(t.Name, ahead + 1) || this.isOnNewLine(ahead + 1) || this.isOnNewLine(ahead + 2))
      return false;
    if (this.at(t.Struct, ahead + 1)) return false;
    const third = [t.LBrace, t.Equals, t.Name, t.Star];
    if (third.some((type) => this.at(type, ahead + 2))) return !this.at(t.Interface, ahead + 1);
    return this.at(t.LBracket, ahead + 2) && !this.at(t.MapKeyword, ahead + 1);
  }

  private atServiceStatement(ahead: number): boolean {
    if (!this.at(t.Name, ahead + 1) || this.isOnNewLine(ahead + 1)) return false;
    return this.at(t.LBrace, ahead + 2) || this.at(t.Minus, ahead + 2);
  }

  // `@server (…)` stands in front of a service or of a route; what follows the parenthesis tells.
  private atServerOfService(ahead: number): boolean {
    if (!this.at(t.LParen, ahead + 1)) return false;
    for (let index = ahead + 2; index < ahead + 400; index++) {
      if (this.at(EOF, index) || this.at(t.LBrace, index)) return false;
      if (this.at(t.RParen, index)) return this.at(t.Service, index + 1);
    }
    return false;
  }

  /**
   * Whether the closing sign of another kind stands here for the one of a construct: alone on its line where the
   * construct began with lines of its own, else as the last sign of a line or in front of `returns`, and what follows
   * lies outside.
   */
  protected atWrongCloser(closer: TokenType, opening: IToken): boolean {
    if (closer === t.RParen) {
      if (!this.at(t.RBrace)) return false;
      const isOver = this.at(t.RBrace, 2) || this.atAnnotation(2);
      if (!this.isOnNewLine()) return this.isOnNewLine(2) ? isOver : this.at(t.Returns, 2);
      return this.isAloneBelow(opening) && (isOver || this.at(EOF, 2) || this.atStatement(2));
    }
    if (closer !== t.RBrace || !this.at(t.RParen) || !this.isAloneBelow(opening)) return false;
    if (this.isInGroup) return this.groupGoesOn(2);
    // Where the right sign follows, the wrong one is simply too much; but it may be that of a struct around.
    if (this.at(t.RBrace, 2)) return this.depth > 1;
    return this.at(EOF, 2) || this.at(t.RParen, 2) || this.atStatement(2);
  }

  /** Whether there is more of a group of types: its end, or a declaration. */
  protected groupGoesOn(ahead: number): boolean {
    if (this.at(t.RParen, ahead)) return true;
    return this.at(t.Name, ahead) && (this.at(t.LBrace, ahead + 1) || this.at(t.Struct, ahead + 1));
  }

  /** Whether a sign is alone on its line, and nothing but a comment stood behind the one that it belongs to. */
  private isAloneBelow(opening: IToken): boolean {
    if (!this.isOnNewLine() || !this.isOnNewLine(2)) return false;
    const end = endOf(opening);
    return /^[ \t]*(?:\/[/*][^\r\n]*)?(?:[\r\n]|$)/.test(this.text.slice(end, end + 400));
  }
}
