import type { IToken, ParserMethod } from 'chevrotain';
import { AlterParser } from './parser-alter.ts';
import type { ParserOptions } from './parser-base.ts';
import type { SessionModes } from './split-statements.ts';
import type {
  AlterAction,
  IndexNode,
  NameNode,
  ParseProblem,
  StatementNode,
  TableNameNode,
} from './statement.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What was read of one statement: nothing where it could not be, or changes no table. */
export interface ParsedStatement {
  readonly statement: StatementNode | undefined;
  readonly problems: readonly ParseProblem[];
  /** Where another statement begins that no ";" parts from this one. */
  readonly next: number | undefined;
}

/**
 * The grammar of the statements of MySQL and MariaDB that decide which tables there are. Actions are embedded and build
 * the nodes of `statement.ts`. What is no concern of a model (options of engines, bodies of partitions, expressions) is
 * passed over by parentheses; an element that cannot be read is reported and left out.
 */
export class DdlParser extends AlterParser {
  private next: number | undefined;

  /** script = statement */
  private readonly script: ParserMethod<[], StatementNode> = this.define('script', () => {
    const statement = this.SUBRULE(this.statement);
    this.ACTION(() => this.finishStatement(statement));
    return statement;
  });

  /** statement = create | alterTable | drop | renameTables */
  private readonly statement: ParserMethod<[], StatementNode> = this.define('statement', () =>
    this.oneOf<StatementNode>({
      ERR_MSG: 'a statement about tables',
      DEF: [
        { ALT: () => this.SUBRULE(this.create) },
        { ALT: () => this.SUBRULE(this.alterTable) },
        { ALT: () => this.SUBRULE(this.drop) },
        { ALT: () => this.SUBRULE(this.renameTables) },
      ],
    }),
  );

  /** create = "CREATE" { ANY } ( createTable | createIndex | createView ) */
  private readonly create: ParserMethod<[], StatementNode> = this.define('create', () => {
    this.CONSUME(kw('CREATE'));
    const words = this.SUBRULE(this.modifiers);
    return this.oneOf<StatementNode>({
      ERR_MSG: '"TABLE", "INDEX" or "VIEW"',
      DEF: [
        { ALT: () => this.SUBRULE(this.createTable, { ARGS: [words] }) },
        { ALT: () => this.SUBRULE(this.createIndex, { ARGS: [words] }) },
        { ALT: () => this.SUBRULE(this.createView) },
      ],
    });
  });

  /** modifiers = { ANY }: OR REPLACE, TEMPORARY, UNIQUE, DEFINER and the like, up to what is created or changed */
  private readonly modifiers: ParserMethod<[], readonly string[]> = this.define('modifiers', () => {
    const words: string[] = [];
    this.MANY({
      GATE: () => !this.atSubject(),
      DEF: () => words.push(this.CONSUME(t.AnyToken).image.toUpperCase()),
    });
    return words;
  });

  /** createTable = "TABLE" [ ifNotExists ] tableName ( like | [ elements ] tableOptions [ "SELECT" … ] ) */
  private readonly createTable: ParserMethod<[words: readonly string[]], StatementNode> = this.define(
    'createTable',
    (words) => {
      this.CONSUME(kw('TABLE'));
      const isOptional = this.OPTION(() => {
        this.SUBRULE(this.ifNotExists);
        return true;
      });
      const table = this.SUBRULE(this.tableName);
      const like = this.OPTION2({ GATE: () => this.atLike(), DEF: () => this.SUBRULE(this.like) });
      const elements = this.OPTION3({
        GATE: () => !this.at(kw('SELECT'), 2),
        DEF: () => this.SUBRULE(this.elements),
      });
      const options = this.SUBRULE(this.tableOptions, { ARGS: [true] });
      const select = this.ACTION(() => this.restStart());
      return {
        kind: 'create-table',
        table,
        isTemporary: this.ACTION(() => words.includes('TEMPORARY')),
        isOptional: isOptional === true,
        isReplacement: this.ACTION(() => words.includes('REPLACE')),
        elements: elements ?? [],
        like,
        options,
        select,
      };
    },
  );

  /** like = [ "(" ] "LIKE" tableName [ ")" ] */
  private readonly like: ParserMethod<[], TableNameNode> = this.define('like', () => {
    this.OPTION(() => this.CONSUME(t.LParen));
    this.CONSUME(kw('LIKE'));
    const table = this.SUBRULE(this.tableName);
    this.OPTION2(() => this.CONSUME(t.RParen));
    return table;
  });

  /** createIndex = "INDEX" [ ifNotExists ] name [ using ] "ON" tableName indexParts { ANY } */
  private readonly createIndex: ParserMethod<[words: readonly string[]], StatementNode> = this.define(
    'createIndex',
    (words) => {
      const { startOffset: start } = this.CONSUME(kw('INDEX'));
      this.OPTION(() => this.SUBRULE(this.ifNotExists));
      const name = this.SUBRULE(this.name);
      const early = this.OPTION2(() => this.SUBRULE(this.using));
      this.CONSUME(kw('ON'));
      const table = this.SUBRULE(this.tableName);
      const parts = this.SUBRULE(this.indexParts);
      const late = this.ACTION(() => this.skipIndexOptions());
      const forms = ['unique', 'fulltext', 'spatial', 'vector'] as const;
      const form: IndexNode['form'] =
        this.ACTION(() => forms.find((word) => words.includes(word.toUpperCase()))) ?? 'plain';
      const range = this.rangeFrom(start);
      const index: IndexNode = {
        kind: 'index',
        form,
        name: name.text,
        parts,
        method: late ?? early,
        ...range,
      };
      return { kind: 'create-index', table, index };
    },
  );

  /** createView = "VIEW" [ ifNotExists ] tableName [ names ] "AS" … */
  private readonly createView: ParserMethod<[], StatementNode> = this.define('createView', () => {
    this.CONSUME(kw('VIEW'));
    this.OPTION(() => this.SUBRULE(this.ifNotExists));
    const table = this.SUBRULE(this.tableName);
    const columns: readonly NameNode[] = this.OPTION2(() => this.SUBRULE(this.names)) ?? [];
    this.CONSUME(kw('AS'));
    return { kind: 'create-view', table, columns, select: this.ACTION(() => this.position()) };
  });

  /** alterTable = "ALTER" { ANY } "TABLE" [ ifExists ] tableName { alterAction [ "," ] } */
  private readonly alterTable: ParserMethod<[], StatementNode> = this.define('alterTable', () => {
    this.CONSUME(kw('ALTER'));
    this.SUBRULE(this.modifiers);
    this.CONSUME(kw('TABLE'));
    this.OPTION(() => this.SUBRULE(this.ifExists));
    const table = this.SUBRULE(this.tableName);
    const actions: AlterAction[] = [];
    this.MANY(() => {
      const read = this.recover(() => this.SUBRULE(this.alterAction));
      this.ACTION(() => {
        actions.push(...(read ?? []));
        this.finishAction();
      });
    });
    return { kind: 'alter-table', table, actions };
  });

  /** drop = "DROP" { ANY } ( ( "TABLE" | "VIEW" ) [ ifExists ] tableName { "," tableName } | "INDEX" … ) */
  private readonly drop: ParserMethod<[], StatementNode> = this.define('drop', () => {
    this.CONSUME(kw('DROP'));
    const words = this.SUBRULE(this.modifiers);
    return this.oneOf<StatementNode>({
      DEF: [
        { ALT: () => this.SUBRULE(this.dropIndex) },
        {
          ALT: () => {
            this.OR2([
              { ALT: () => this.CONSUME(kw('TABLE')) },
              { ALT: () => this.CONSUME(kw('TABLES')) },
              { ALT: () => this.CONSUME(kw('VIEW')) },
            ]);
            this.OPTION(() => this.SUBRULE(this.ifExists));
            const tables: TableNameNode[] = [];
            this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => tables.push(this.SUBRULE(this.tableName)) });
            const isTemporary = this.ACTION(() => words.includes('TEMPORARY'));
            return { kind: 'drop-tables', tables, isTemporary };
          },
        },
      ],
    });
  });

  /** dropIndex = "INDEX" [ ifExists ] name "ON" tableName */
  private readonly dropIndex: ParserMethod<[], StatementNode> = this.define('dropIndex', () => {
    this.CONSUME(kw('INDEX'));
    this.OPTION(() => this.SUBRULE(this.ifExists));
    const name = this.SUBRULE(this.name);
    this.CONSUME(kw('ON'));
    return { kind: 'drop-index', table: this.SUBRULE(this.tableName), name };
  });

  /** renameTables = "RENAME" ( "TABLE" | "TABLES" ) tableName "TO" tableName { "," tableName "TO" tableName } */
  private readonly renameTables: ParserMethod<[], StatementNode> = this.define('renameTables', () => {
    this.CONSUME(kw('RENAME'));
    this.OR([{ ALT: () => this.CONSUME(kw('TABLE')) }, { ALT: () => this.CONSUME(kw('TABLES')) }]);
    this.OPTION(() => this.SUBRULE(this.ifExists));
    const pairs: { from: TableNameNode; to: TableNameNode }[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const from = this.SUBRULE(this.tableName);
        this.CONSUME(kw('TO'));
        pairs.push({ from, to: this.SUBRULE2(this.tableName) });
      },
    });
    return { kind: 'rename-tables', pairs };
  });

  constructor(options: ParserOptions) {
    super(options);
    this.performSelfAnalysis();
  }

  /** Reads one statement. Never throws; what could be read of it is there in any case. */
  parseStatement(text: string, tokens: IToken[], modes: SessionModes): ParsedStatement {
    this.begin(text, tokens, modes);
    this.next = undefined;
    const statement: StatementNode | undefined = this.script();
    if (statement === undefined) this.addFatalProblem(tokens);
    return { statement, problems: this.problems, next: this.next };
  }

  // Errors that a rule has recovered from are in the list too; the last one ended the reading.
  private addFatalProblem(tokens: readonly IToken[]): void {
    const error = this.errors.at(-1);
    const image = error?.token.image ?? '';
    const start = image === '' ? tokensEnd(tokens) : (error?.token.startOffset ?? 0);
    if (this.problems.at(-1)?.start === start) return;
    const found = image === '' ? 'the end of the statement' : `"${image.slice(0, 40)}"`;
    const reason = `${error?.message ?? 'something else'} is expected instead of ${found}`;
    this.problems.push({ start, end: start + image.length, reason });
  }

  // The query of a view or table is read by other means.
  private finishStatement(statement: StatementNode): void {
    const hasQuery = statement.kind === 'create-view' || statement.kind === 'create-table';
    if (statement.kind === 'create-table' && this.atStatement()) {
      this.expected('";"');
      this.next = this.position();
    } else if (!hasQuery && !this.atEnd() && !isHarmless(this.LA(1).image))
      this.expected('the end of the statement');
    while (!this.atEnd()) this.SKIP_TOKEN();
  }

  private finishAction(): void {
    if (!this.atEnd() && !this.at(t.Comma)) {
      this.expected('"," or the end of the statement');
      while (!this.atEnd() && !this.at(t.Comma)) this.skipOne();
    }
    if (this.at(t.Comma)) this.skipOne();
  }

  private restStart(): number | undefined {
    return this.atEnd() || this.atStatement() ? undefined : this.position();
  }

  private atSubject(): boolean {
    return ['TABLE', 'TABLES', 'INDEX', 'VIEW'].some((word) => this.at(kw(word)));
  }

  private atLike(): boolean {
    return this.at(kw('LIKE')) || (this.at(t.LParen) && this.at(kw('LIKE'), 2));
  }
}

// `DROP TABLE a CASCADE`, `DROP INDEX a ON b ALGORITHM = INPLACE`, `RENAME TABLE a WAIT 5 TO b`.
function isHarmless(word: string): boolean {
  return /^(?:restrict|cascade|wait|nowait|algorithm|lock)$/i.test(word);
}

function tokensEnd(tokens: readonly IToken[]): number {
  const last = tokens.at(-1);
  return last === undefined ? 0 : last.startOffset + last.image.length;
}

let parser: DdlParser | undefined;

/** The one parser, built on first use. */
export function ddlParser(): DdlParser {
  return (parser ??= new DdlParser({ skipValidations: true }));
}
