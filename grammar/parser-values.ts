import type { IToken, ParserMethod } from 'chevrotain';
import { EOF, tokenMatcher } from 'chevrotain';
import type { IdentifierNode, KeyValueNode, ValueNode } from './ast.ts';
import { softIndex } from './parser-base.ts';
import { endOf, rawText, stringText } from './token-text.ts';
import { DeclarationParser } from './parser-declarations.ts';
import * as t from './tokens.ts';

/** The entries of a group in parentheses, and the offset behind it. */
export interface Entries {
  readonly entries: readonly KeyValueNode[];
  readonly end: number;
}

/**
 * The rules of `key: value` lists. A value is a string, a raw string or bare text; bare text ends with its line, at a
 * parenthesis that it did not open, and before the next `key:`. In `info` and `@doc` it may go on over lines.
 */
export abstract class ValueParser extends DeclarationParser {
  private words: IToken[] = [];
  private openInLine = 0;
  private hasInnerSpace = false;
  /** Whether bare text may go on over lines, as in `info` and `@doc`. */
  protected hasFreeLines = false;

  /** entries = "(" { entry } ")" */
  protected readonly entries: ParserMethod<[construct: string], Entries> = this.define(
    'entries',
    (construct) => {
      const open = this.CONSUME(t.LParen);
      const entries: KeyValueNode[] = [];
      do {
        this.MANY({
          GATE: () => !(this.isOnNewLine() && this.atBoundary()),
          DEF: () => {
            const entry = this.recover(
              () => this.SUBRULE(this.entry),
              () => this.skipAbandoned(),
            );
            if (entry !== undefined) entries.push(entry);
          },
        });
      } while (this.resumesInEntries(open));
      return { entries, end: this.close(0, t.RParen, { token: open, construct: () => construct }) };
    },
  );

  /** entry = key ":" value [ "," | ";" ] */
  protected readonly entry: ParserMethod<[], KeyValueNode> = this.define('entry', () => {
    const key = this.SUBRULE(this.key);
    this.CONSUME(t.Colon, { ERR_MSG: `":" behind the key "${key.text}"` });
    const value = this.option(softIndex, {
      GATE: () => this.beginsValue(),
      DEF: () => this.SUBRULE(this.value),
    });
    this.MANY(() =>
      this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.Semicolon) }]),
    );
    const node = value ?? this.emptyValue(key);
    return { kind: 'key-value', start: key.start, end: node.end, key, value: node };
  });

  /** key = Name { "-" Name } */
  private readonly key: ParserMethod<[], IdentifierNode> = this.define('key', () => {
    const first = this.CONSUME(t.Name, { ERR_MSG: 'a key' });
    let end = endOf(first);
    this.MANY(() => {
      this.CONSUME(t.Minus);
      end = endOf(this.CONSUME1(t.Name, { ERR_MSG: 'the rest of the key' }));
    });
    return {
      kind: 'identifier',
      start: first.startOffset,
      end,
      text: this.text.slice(first.startOffset, end),
    };
  });

  /** value = STRING | RAW | AnyToken { AnyToken } */
  private readonly value: ParserMethod<[], ValueNode> = this.define('value', () =>
    this.oneOf<ValueNode>(0, {
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => !this.atList(), ALT: () => this.quotedValue(this.CONSUME(t.StringLiteral), 'string') },
        { GATE: () => !this.atList(), ALT: () => this.quotedValue(this.CONSUME(t.RawLiteral), 'raw') },
        { ALT: () => this.SUBRULE(this.bareValue) },
      ],
    }),
  );

  /** bareValue = AnyToken { AnyToken } */
  private readonly bareValue: ParserMethod<[], ValueNode> = this.define('bareValue', () => {
    this.ACTION(() => this.beginText());
    this.AT_LEAST_ONE({
      GATE: () => this.continuesText(),
      DEF: () => {
        const token = this.CONSUME(t.AnyToken);
        this.ACTION(() => this.takeText(token));
      },
    });
    return this.ACTION(() => this.finishText());
  });

  private beginsValue(): boolean {
    if (this.atEnd() || this.at(t.RParen) || this.atSeparatorOfEntries()) return false;
    return !this.isOnNewLine() || !(this.atKey(1) || this.atBoundary());
  }

  private emptyValue(key: IdentifierNode): ValueNode {
    const end = this.lastEnd();
    // The templates of old tools leave a comment in the place of a title, which says nothing and harms nobody.
    if (!this.hasFreeLines) this.ACTION(() => this.problemAt(this.LA(0), 'empty-value', key.text));
    return { kind: 'value', start: end, end, form: 'bare', text: '' };
  }

  private quotedValue(token: IToken, form: 'string' | 'raw'): ValueNode {
    const text = form === 'raw' ? rawText(token) : stringText(token);
    return { kind: 'value', start: token.startOffset, end: endOf(token), form, text };
  }

  private beginText(): void {
    this.words = [];
    this.openInLine = 0;
    this.hasInnerSpace = false;
  }

  private takeText(token: IToken): void {
    const last = this.words.at(-1);
    if (this.at(t.LParen, 0) && this.closesInLine()) this.openInLine++;
    if (this.at(t.RParen, 0)) this.openInLine--;
    if (last !== undefined && last.tokenType !== t.Comma && !this.isAdjacent(0)) this.hasInnerSpace = true;
    this.words.push(token);
  }

  private continuesText(): boolean {
    const last = this.words.at(-1);
    if (last === undefined) return true;
    if (this.atEnd()) return false;
    if (this.isOnNewLine()) {
      this.openInLine = 0;
      if (!this.continuesOnNextLine(last)) return false;
    }
    if (this.at(t.RParen)) return this.openInLine > 0;
    if (this.atSeparatorOfEntries()) return false;
    if (this.isQuotedList() && last.tokenType !== t.Comma && !this.at(t.Comma)) return false;
    return this.hasInnerSpace || this.isAdjacent() || !this.atKey(1);
  }

  private continuesOnNextLine(last: IToken): boolean {
    if (this.atKey(1) || this.atBoundary() || this.at(t.RParen)) return false;
    return last.tokenType === t.Comma || (this.hasFreeLines && !this.isQuotedList());
  }

  private isQuotedList(): boolean {
    return isLiteral(this.words[0]);
  }

  // `"A", "B"`: several strings in one value.
  private atList(): boolean {
    return this.at(t.Comma, 2) && !this.endsEntry(3) && (isLiteral(this.LA(3)) || this.at(t.Name, 3));
  }

  /** A comma or semicolon behind which another entry or nothing follows. */
  private atSeparatorOfEntries(): boolean {
    return (this.at(t.Comma) || this.at(t.Semicolon)) && this.endsEntry(2);
  }

  private endsEntry(ahead: number): boolean {
    return this.at(EOF, ahead) || this.at(t.RParen, ahead) || this.atKey(ahead);
  }

  /** Whether `key:` stands here. */
  protected atKey(ahead: number): boolean {
    let index = ahead;
    while (index < ahead + 20 && this.at(t.Name, index) && this.at(t.Minus, index + 1)) index += 2;
    return this.at(t.Name, index) && this.at(t.Colon, index + 1);
  }

  /** Whether something begins here that cannot belong to a list of entries: the parenthesis was forgotten. */
  private atBoundary(): boolean {
    if (this.at(t.AtDoc) || this.at(t.AtHandler) || this.at(t.AtServer)) return true;
    return (this.at(t.HttpMethod) && this.at(t.Slash, 2)) || this.atStatement();
  }

  private closesInLine(): boolean {
    let open = 1;
    for (let ahead = 1; ahead < 200 && !this.isOnNewLine(ahead); ahead++) {
      if (this.at(t.LParen, ahead)) open++;
      if (this.at(t.RParen, ahead) && --open === 0) return true;
    }
    return false;
  }

  private finishText(): ValueNode {
    const first = this.words[0];
    const start = first?.startOffset ?? this.lastEnd();
    const end = this.lastEnd();
    const text = this.joinWords();
    if (text.endsWith(':') && this.text.startsWith('//', end)) {
      this.addProblem({ kind: 'value-cut-by-comment', start, end, subject: text, found: '' });
    }
    const form = this.hasInnerSpace || text.includes('\n') ? 'free' : 'bare';
    return { kind: 'value', start, end, form, text: text.replace(/^[>|]-?\n/, '') };
  }

  private joinWords(): string {
    return this.words
      .map((word, index) => {
        const before = this.words[index - 1];
        const after = this.words[index + 1];
        if (before === undefined) return wordText(word, before, after);
        const gap = this.text.slice(endOf(before), word.startOffset);
        const space = /[\r\n]/.test(gap) ? '\n' : gap.trim() === '' ? gap : ' ';
        return space + wordText(word, before, after);
      })
      .join('');
  }

  private resumesInEntries(opening: IToken): boolean {
    if (this.RECORDING_PHASE || this.atEnd() || this.at(t.RParen)) return false;
    if (this.atWrongCloser(t.RParen, opening)) return false;
    if (this.isOnNewLine() && this.atBoundary()) return false;
    this.problem('expected', 'a key');
    this.skipLine();
    return true;
  }
}

function isLiteral(token: IToken | undefined): boolean {
  return token !== undefined && (tokenMatcher(token, t.StringLiteral) || tokenMatcher(token, t.RawLiteral));
}

// A string that is a whole item of a list stands for its meaning, a string within a sentence for itself.
function wordText(word: IToken, before: IToken | undefined, after: IToken | undefined): string {
  const isItem = [before, after].every((token) => token === undefined || token.tokenType === t.Comma);
  if (!isItem || !isLiteral(word)) return word.image;
  return tokenMatcher(word, t.RawLiteral) ? rawText(word) : stringText(word);
}
