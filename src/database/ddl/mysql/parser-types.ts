import type { IToken, ParserMethod } from 'chevrotain';
import { KeyParser } from './parser-keys.ts';
import type { TypeNode } from './statement.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Words that go on with a type, by the words before. */
const continuations: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    double: ['precision'],
    char: ['varying', 'byte'],
    character: ['varying'],
    national: ['char', 'character', 'varchar', 'varcharacter'],
    'national char': ['varying'],
    'national character': ['varying'],
    nchar: ['varying', 'varchar', 'varcharacter'],
    long: ['varchar', 'varbinary', 'char', 'character', 'varcharacter'],
    'long char': ['varying'],
    'long character': ['varying'],
  }),
);

/** Types of columns, and the values that columns have where none is written. */
export abstract class TypeParser extends KeyParser {
  /** type = NAME { NAME } [ balanced ] */
  protected readonly type: ParserMethod<[], Omit<TypeNode, 'attributes' | 'charset' | 'collation'>> =
    this.define('type', () => {
      const first = this.CONSUME(t.Name);
      let words = first.image.toLowerCase();
      this.MANY({
        GATE: () => continues(words, this.LA(1)),
        DEF: () => {
          words += ` ${this.CONSUME2(t.Name).image.toLowerCase()}`;
        },
      });
      const list = this.OPTION(() => this.SUBRULE(this.balanced));
      return { words, list, ...this.rangeFrom(first.startOffset) };
    });

  /** The text of a default, behind DEFAULT. */
  protected readDefault(): string {
    const start = this.position();
    const first = this.LA(1);
    if (this.atElementEnd()) this.fail('a value');
    const isSigned = /^[+-]$/.test(first.image);
    this.skipOne();
    if (isSigned && !this.atElementEnd()) this.skipOne();
    // A string before, `_utf8mb4`, `x` or `date` before a string, arguments behind a function.
    const isWord = !/^["'`(+-]/.test(first.image);
    if (first.image.toUpperCase() === 'NEXT' && this.at(kw('VALUE')))
      while (!this.atElementEnd() && this.at(t.Name)) this.skipOne();
    else if (isWord && this.at(t.Text)) this.skipOne();
    else if (isWord && this.at(t.LParen)) this.skipOne();
    return this.text.slice(start, this.lastEnd());
  }
}

function continues(words: string, next: IToken): boolean {
  return continuations.get(words)?.includes(next.image.toLowerCase()) === true;
}
