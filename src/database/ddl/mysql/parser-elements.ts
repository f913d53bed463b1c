import type { IToken, ParserMethod } from 'chevrotain';
import { charsetOf } from './charset.ts';
import { nameText } from './parser-base.ts';
import { ColumnParser } from './parser-columns.ts';
import type { ElementNode, TableOptions } from './statement.ts';
import * as t from './tokens.ts';

const { kw } = t;

type OptionsDraft = { -readonly [Name in keyof TableOptions]: TableOptions[Name] };

/** What a table is made of: columns, keys and checks between parentheses, and options behind them. */
export abstract class ElementParser extends ColumnParser {
  /** element = [ "CONSTRAINT" [ name ] ] ( primaryKey | foreignKey | check | index ) | index | column */
  protected readonly element: ParserMethod<[], ElementNode> = this.define('element', () => {
    const { startOffset: start } = this.LA(1);
    let name = '';
    this.OPTION(() => {
      this.CONSUME(kw('CONSTRAINT'));
      this.OPTION2(() => this.SUBRULE(this.ifNotExists));
      this.OPTION3({
        GATE: () => !this.atConstraint(),
        DEF: () => (name = this.SUBRULE(this.name).text),
      });
    });
    return this.oneOf<ElementNode>({
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: 'a column, a key or a check',
      DEF: [
        { ALT: () => this.SUBRULE(this.primaryKey, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.foreignKey, { ARGS: [name, start] }) },
        { ALT: () => this.SUBRULE(this.check, { ARGS: [name, start] }) },
        { GATE: () => this.atIndex(), ALT: () => this.SUBRULE(this.index, { ARGS: [name, start] }) },
        { ALT: () => this.SUBRULE(this.column) },
      ],
    });
  });

  /** elements = "(" element { "," element } ")"; one that cannot be read is left out */
  protected readonly elements: ParserMethod<[], readonly ElementNode[]> = this.define('elements', () => {
    const elements: ElementNode[] = [];
    this.CONSUME(t.LParen);
    this.MANY_SEP({
      SEP: t.Comma,
      DEF: () => {
        if (this.skipsPeriod()) return;
        const element = this.recover(() => this.SUBRULE(this.element));
        if (element !== undefined) elements.push(element);
        if (!this.atElementEnd()) {
          this.expected('"," or ")"');
          this.ACTION(() => this.skipElement());
        }
      },
    });
    this.CONSUME(t.RParen);
    return elements;
  });

  /** tableOptions = { ANY }: the engine, character set, comment and partitions of the table among them; commas may part those of CREATE TABLE */
  protected readonly tableOptions: ParserMethod<[hasCommas: boolean], TableOptions> = this.define(
    'tableOptions',
    (hasCommas) => {
      const options: OptionsDraft = {};
      this.MANY({
        GATE: () => !this.atOptionsEnd(hasCommas),
        DEF: () => {
          const token = this.CONSUME(t.AnyToken);
          this.ACTION(() => this.readOption(token, options));
        },
      });
      return options;
    },
  );

  /** Whether options end here: at a comma of ALTER TABLE, at a query, or at a statement that no ";" parts from this one. */
  private atOptionsEnd(hasCommas: boolean): boolean {
    return (this.at(t.Comma) && !hasCommas) || this.at(kw('SELECT')) || this.atStatement();
  }

  /** Whether a word stands here that begins a statement and nothing else. */
  protected atStatement(): boolean {
    return this.at(kw('CREATE')) || this.at(kw('ALTER')) || this.at(kw('DROP'));
  }

  private readOption(token: IToken, options: OptionsDraft): void {
    const isSet = token.tokenType === kw('CHARACTER') && this.at(kw('SET'));
    if (token.tokenType === kw('PARTITION')) {
      options.isPartitioned = true;
      while (!this.atEnd()) this.skipOne();
    } else if (/^partitioning$/i.test(token.image)) options.isPartitioned = false;
    else if (/^convert$/i.test(token.image)) options.isConverted = true;
    else if (token.tokenType === kw('ENGINE')) options.engine = this.optionValue();
    else if (token.tokenType === kw('COMMENT')) options.comment = this.optionValue();
    else if (token.tokenType === kw('COLLATE')) {
      const collation = this.optionValue().toLowerCase();
      const charset = charsetOf(collation);
      if (charset === undefined) return;
      options.collation = collation;
      options.charset ??= charset;
    } else if (isSet || token.tokenType === kw('CHARSET')) {
      if (isSet) this.skipOne();
      options.charset = this.optionValue().toLowerCase();
    }
  }

  private optionValue(): string {
    if (this.at(t.Equals)) this.skipOne();
    if (this.atEnd()) return '';
    const token = this.LA(1);
    this.SKIP_TOKEN();
    return this.at(t.Text, 0) ? this.stringText(token) : nameText(token.image);
  }

  private atConstraint(): boolean {
    return this.at(kw('PRIMARY')) || this.at(kw('UNIQUE')) || this.at(kw('FOREIGN')) || this.at(kw('CHECK'));
  }

  private atIndex(): boolean {
    if (['UNIQUE', 'FULLTEXT', 'SPATIAL', 'INDEX', 'KEY'].some((word) => this.at(kw(word)))) return true;
    return this.at(kw('VECTOR')) && (this.at(kw('INDEX'), 2) || this.at(kw('KEY'), 2));
  }

  // `PERIOD FOR SYSTEM_TIME (a, b)` of MariaDB adds neither a column nor a key.
  private skipsPeriod(): boolean {
    if (this.RECORDING_PHASE || !this.at(kw('PERIOD')) || !this.atWord(['FOR'], 2)) return false;
    this.skipElement();
    return true;
  }
}
