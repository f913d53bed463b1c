import {
  type ConsumeMethodOpts,
  EmbeddedActionsParser,
  EOF,
  type IParserConfig,
  type IToken,
  MismatchedTokenException,
  type ParserMethod,
  type SubruleMethodOpts,
  tokenMatcher,
  type TokenType,
} from 'chevrotain';
import { lookahead, type Lookahead } from './lookahead.ts';

/** Says by the next token whether to go on or, given alternatives, which one to take. */
type Decision = (alternatives?: readonly Alternative[]) => boolean | number | undefined;

interface Alternative {
  readonly GATE?: () => boolean;
}

/** What Chevrotain keeps of a parser, as far as this engine shares it; its types leave it out. */
export interface EngineState {
  selfAnalysisDone: boolean;
  currRuleLookaheadFuncs: Decision[];
  readonly lookAheadFuncsCache: Decision[][];
  readonly consumeToken: () => void;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
}

/** How a parser comes to know where its alternatives begin. */
export type Analysis =
  /** From `lookahead.ts`, at once. */
  | 'prepared'
  /** By Chevrotain, which analyses the grammar every time: for the tests, and to print what is prepared. */
  | 'fresh';

/**
 * Chevrotain's parser without its set-up. The analysis of a grammar gives the same in every run and takes longer than
 * reading a contract, so it is made once and committed (`lookahead.ts`; a test compares it with a fresh one). And rules
 * call each other directly: the book-keeping around them serves a recovery that this grammar has its own of.
 */
export abstract class EngineParser extends EmbeddedActionsParser {
  readonly #isPrepared: boolean;
  readonly #rules = new Map<unknown, Rule>();

  constructor(vocabulary: TokenType[], config: IParserConfig, analysis: Analysis) {
    super(vocabulary, config);
    this.#isPrepared = analysis === 'prepared';
  }

  /** A rule of the grammar, typed by what it reads. */
  protected define<Arguments extends unknown[], Node>(
    name: string,
    read: (...args: Arguments) => Node,
  ): ParserMethod<Arguments, Node> {
    const rule = this.RULE(name, read);
    this.#rules.set(rule, { read: read as Rule['read'], index: this.engine.fullRuleNameToShort[name] ?? 0 }); // called with its own arguments
    return rule;
  }

  /** What a rule that is being read may go on with; to be given back by {@link leaveTo} when what it called failed. */
  protected get place(): unknown {
    return this.engine.currRuleLookaheadFuncs;
  }

  protected leaveTo(place: unknown): void {
    this.engine.currRuleLookaheadFuncs = place as Decision[]; // it was given by `place`
  }

  protected override performSelfAnalysis(): void {
    if (!this.#isPrepared) {
      super.performSelfAnalysis();
      return;
    }
    const { engine } = this;
    for (const [name, rule] of Object.entries(lookahead)) {
      const decisions: Decision[] = [];
      for (const [key, sets] of Object.entries(rule)) decisions[Number(key)] = this.#decide(sets);
      engine.lookAheadFuncsCache[engine.fullRuleNameToShort[name] ?? 0] = decisions;
    }
    engine.selfAnalysisDone = true;
  }

  protected override SUBRULE<Arguments extends unknown[], Node>(
    rule: ParserMethod<Arguments, Node>,
    options?: SubruleMethodOpts<Arguments>,
  ): Node {
    return this.#isPrepared ? this.#call<Node>(rule, options?.ARGS) : super.SUBRULE(rule, options);
  }

  protected override SUBRULE1<Arguments extends unknown[], Node>(
    rule: ParserMethod<Arguments, Node>,
    options?: SubruleMethodOpts<Arguments>,
  ): Node {
    return this.#isPrepared ? this.#call<Node>(rule, options?.ARGS) : super.SUBRULE1(rule, options);
  }

  #call<Node>(method: unknown, args: readonly unknown[] = []): Node {
    const { engine } = this;
    const rule = this.#rules.get(method);
    if (rule === undefined)
      throw new Error('A rule was called that is not defined; this is a bug in apigen.');
    const outer = engine.currRuleLookaheadFuncs;
    engine.currRuleLookaheadFuncs = engine.lookAheadFuncsCache[rule.index] ?? [];
    const node = rule.read(...args);
    engine.currRuleLookaheadFuncs = outer;
    return node as Node; // what the rule reads
  }

  /** Called by Chevrotain to take the next token, which must be of a type. */
  protected consumeInternal(type: TokenType, _: number, options?: ConsumeMethodOpts): IToken {
    const token = this.LA(1);
    if (!tokenMatcher(token, type))
      throw new MismatchedTokenException(options?.ERR_MSG ?? type.LABEL ?? type.name, token, this.LA(0));
    this.engine.consumeToken();
    return token;
  }

  #decide(sets: Lookahead): Decision {
    if (typeof sets === 'string') {
      const types = this.#members(sets);
      return () => types[this.LA(1).tokenTypeIdx] === true;
    }
    const alternatives = sets.map((set) => this.#members(set));
    return (given = []) => {
      const next = this.LA(1).tokenTypeIdx;
      for (let index = 0; index < alternatives.length; index += 1) {
        if (alternatives[index]?.[next] !== true) continue;
        const { GATE: gate } = given[index] ?? {};
        if (gate === undefined || gate.call(this)) return index;
      }
      return undefined;
    };
  }

  /** True at the indexes of the types that are named, and of those in the categories that are. */
  #members(names: string): readonly boolean[] {
    const { tokensMap } = this as unknown as { readonly tokensMap: Readonly<Record<string, TokenType>> }; // see EngineState
    const members: boolean[] = [];
    for (const name of names.split(' ')) {
      const type = name === 'EOF' ? EOF : tokensMap[name];
      if (type === undefined) continue;
      for (const index of [type.tokenTypeIdx ?? 0, ...(type.categoryMatches ?? [])]) members[index] = true;
    }
    return members;
  }

  /** Called by Chevrotain where no alternative fits. */
  protected raiseNoAltException(_: number, message: string | undefined): never {
    throw new MismatchedTokenException(message ?? 'something else', this.LA(1), this.LA(0));
  }

  /** Called by Chevrotain where something must stand at least once and does not. */
  protected raiseEarlyExitException(_: number, __: unknown, message: string | undefined): never {
    throw new MismatchedTokenException(message ?? 'something else', this.LA(1), this.LA(0));
  }

  protected get engine(): EngineState {
    return this as unknown as EngineState; // private to Chevrotain, and of the pinned version
  }
}

interface Rule {
  readonly read: (...args: unknown[]) => unknown;
  /** Chevrotain's number for it. */
  readonly index: number;
}
