import type { IToken, ParserMethod } from 'chevrotain';
import type { ImportNode, InfoNode, StatementNode, StringNode, SyntaxNode } from './ast.ts';
import type { ParserOptions } from './parser-lookahead.ts';
import { RouteParser } from './parser-routes.ts';
import type { SyntaxProblem } from './problem.ts';
import * as t from './tokens.ts';

/** What the parser makes of one file: the statements that could be read, and what is wrong. */
export interface ParsedStatements {
  readonly statements: readonly StatementNode[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * The grammar of `.api` files. Actions are embedded and build the tree of `ast.ts` directly, which is three times as
 * fast as a concrete tree in between. The production in EBNF stands above each rule; the rules of types, values and
 * routes are in the classes below this one.
 */
export class ApiParser extends RouteParser {
  private statements: StatementNode[] = [];

  /** file = { statement } */
  readonly file: ParserMethod<[], void> = this.define('file', () => {
    do {
      this.MANY(() => {
        const statement = this.recover(
          () => this.SUBRULE(this.statement),
          () => this.skipToStatement(),
        );
        if (statement !== undefined) this.statements.push(statement);
      });
    } while (this.resumesInFile());
  });

  /** statement = ( syntax | info | import | type | service ) [ ";" ] */
  private readonly statement: ParserMethod<[], StatementNode> = this.define('statement', () => {
    const node = this.oneOf<StatementNode>(0, {
      DEF: [
        { ALT: () => this.SUBRULE(this.syntax) },
        { ALT: () => this.SUBRULE(this.info) },
        { ALT: () => this.SUBRULE(this.import) },
        { ALT: () => this.SUBRULE(this.type) },
        { ALT: () => this.SUBRULE(this.service) },
      ],
    });
    this.MANY(() => this.CONSUME(t.Semicolon));
    return node;
  });

  /** syntax = "syntax" "=" STRING */
  private readonly syntax: ParserMethod<[], SyntaxNode> = this.define('syntax', () => {
    const first = this.CONSUME(t.Syntax);
    this.CONSUME(t.Equals, { ERR_MSG: '"=" behind "syntax"' });
    const version = this.SUBRULE(this.quotedText, { ARGS: ['the version of the syntax in quotes'] });
    return { kind: 'syntax', start: first.startOffset, end: version.end, version };
  });

  /** info = "info" entries */
  private readonly info: ParserMethod<[], InfoNode> = this.define('info', () => {
    const first = this.CONSUME(t.Info);
    this.hasFreeLines = true;
    const { entries, end } = this.SUBRULE(this.entries, { ARGS: ['"info"'] });
    return { kind: 'info', start: first.startOffset, end, entries };
  });

  /** import = "import" ( STRING | "(" { STRING [ "," | ";" ] } ")" ) */
  private readonly import: ParserMethod<[], ImportNode> = this.define('import', () => {
    const first = this.CONSUME(t.Import);
    const start = first.startOffset;
    return this.oneOf<ImportNode>(0, {
      ERR_MSG: 'the path of a contract in quotes behind "import"',
      DEF: [
        {
          ALT: () => {
            const path = this.string(this.CONSUME(t.StringLiteral));
            return { kind: 'import', start, end: path.end, isGroup: false, paths: [path] };
          },
        },
        { ALT: () => this.SUBRULE(this.importGroup, { ARGS: [start] }) },
      ],
    });
  });

  /** importGroup = "(" { STRING [ "," | ";" ] } ")" */
  private readonly importGroup: ParserMethod<[start: number], ImportNode> = this.define(
    'importGroup',
    (start) => {
      const open = this.CONSUME(t.LParen);
      const paths: StringNode[] = [];
      do {
        this.MANY(() => {
          paths.push(this.string(this.CONSUME(t.StringLiteral)));
          this.OPTION(() =>
            this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.Semicolon) }]),
          );
        });
      } while (this.resumesIn(t.RParen, 'the path of a contract in quotes', open));
      const end = this.close(0, t.RParen, { token: open, construct: () => '"import"' });
      return { kind: 'import', start, end, isGroup: true, paths };
    },
  );

  /** quotedText = STRING */
  private readonly quotedText: ParserMethod<[expected: string], StringNode> = this.define(
    'quotedText',
    (expected) => this.string(this.CONSUME(t.StringLiteral, { ERR_MSG: expected })),
  );

  constructor(options: ParserOptions) {
    super(options);
    this.performSelfAnalysis();
  }

  /** Reads the tokens of a file. Never throws; what could be read is there in any case. */
  parseFile(text: string, tokens: IToken[]): ParsedStatements {
    this.begin(text, tokens);
    this.statements = [];
    this.isInGroup = false;
    this.file();
    // The parser lives as long as the process, and the tokens of a large contract take more room than its tree.
    this.input = [];
    return { statements: this.statements, problems: this.problems };
  }

  private resumesInFile(): boolean {
    if (this.RECORDING_PHASE || this.atEnd()) return false;
    if (this.at(t.AtWord)) this.problem('unknown-annotation', this.LA(1).image);
    else this.problem('unknown-statement', this.LA(1).image);
    this.skipStatement();
    return true;
  }

  private skipToStatement(): void {
    if (!this.atStatement()) this.skipStatement();
  }

  // Skips at least one token, to the next statement, or behind a group to what looks like another damaged one.
  private skipStatement(): void {
    let depth = 0;
    for (let isFirst = true; !this.atEnd(); isFirst = false) {
      if (!isFirst && (this.atStatement() || (depth === 0 && this.atDamagedStatement()))) return;
      if (this.at(t.LParen) || this.at(t.LBrace)) depth++;
      else if (this.at(t.RParen) || this.at(t.RBrace)) depth = Math.max(0, depth - 1);
      this.SKIP_TOKEN();
    }
  }

  // Only behind a group that ends its line: elsewhere it may be the rest of what is being skipped.
  private atDamagedStatement(): boolean {
    if (!this.isOnNewLine() || !(this.at(t.RParen, 0) || this.at(t.RBrace, 0))) return false;
    if (this.at(t.AtServer) || this.at(t.LParen)) return true;
    return this.at(t.Name) && (this.at(t.LParen, 2) || (this.at(t.Name, 2) && this.at(t.LBrace, 3)));
  }
}

let parser: ApiParser | undefined;

/** The one parser, built on first use. */
export function apiParser(): ApiParser {
  return (parser ??= new ApiParser({ skipValidations: true, analysis: 'prepared' }));
}
