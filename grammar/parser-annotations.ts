import type { IToken, ParserMethod } from 'chevrotain';
import type { DocNode, HandlerNode, ServerNode, StringNode } from './ast.ts';
import { ValueParser } from './parser-values.ts';
import { endOf } from './token-text.ts';
import * as t from './tokens.ts';

/** What can stand in front of a route, in any order. */
export type Annotation = DocNode | HandlerNode | ServerNode;

/** The rules of `@server`, `@doc` and `@handler`. */
export abstract class AnnotationParser extends ValueParser {
  /** server = "@server" entries */
  protected readonly server: ParserMethod<[], ServerNode> = this.define('server', () => {
    const at = this.CONSUME(t.AtServer);
    this.hasFreeLines = false;
    const { entries, end } = this.SUBRULE(this.entries, { ARGS: ['"@server"'] });
    return { kind: 'server', start: at.startOffset, end, entries };
  });

  /** doc = "@doc" ( STRING | RAW | "(" docString ")" | entries | entry { entry } ) */
  private readonly doc: ParserMethod<[], DocNode> = this.define('doc', () => {
    const at = this.CONSUME(t.AtDoc);
    const start = at.startOffset;
    this.hasFreeLines = true;
    return this.oneOf<DocNode>(0, {
      ERR_MSG: 'a text or a list in parentheses behind "@doc"',
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.docText(start, this.CONSUME(t.StringLiteral)) },
        { ALT: () => this.docText(start, this.CONSUME(t.RawLiteral)) },
        {
          GATE: () => this.at(t.StringLiteral, 2) || this.at(t.RawLiteral, 2),
          ALT: () => {
            const open = this.CONSUME(t.LParen);
            const text = this.SUBRULE(this.docString);
            const end = this.close(0, t.RParen, { token: open, construct: () => '"@doc"' });
            return { kind: 'doc', start, end, text, entries: [] };
          },
        },
        {
          ALT: () => {
            const { entries, end } = this.SUBRULE(this.entries, { ARGS: ['"@doc"'] });
            return { kind: 'doc', start, end, entries };
          },
        },
        {
          GATE: () => this.atKey(1),
          ALT: () => {
            const entries = [this.SUBRULE(this.entry)];
            this.MANY({ GATE: () => this.atKey(1), DEF: () => entries.push(this.SUBRULE1(this.entry)) });
            return { kind: 'doc', start, end: entries.at(-1)?.end ?? start, entries };
          },
        },
      ],
    });
  });

  /** docString = STRING | RAW */
  private readonly docString: ParserMethod<[], StringNode> = this.define('docString', () =>
    this.oneOf<StringNode>(0, {
      DEF: [
        { ALT: () => this.string(this.CONSUME(t.StringLiteral)) },
        { ALT: () => this.string(this.CONSUME(t.RawLiteral)) },
      ],
    }),
  );

  private docText(start: number, token: IToken): DocNode {
    return { kind: 'doc', start, end: endOf(token), text: this.string(token), entries: [] };
  }

  /** handler = "@handler" Name */
  private readonly handler: ParserMethod<[], HandlerNode> = this.define('handler', () => {
    const at = this.CONSUME(t.AtHandler);
    this.ACTION(() => {
      if (this.at(t.HttpMethod) && this.at(t.Slash, 2))
        this.fail('the name of the handler behind "@handler"');
    });
    const name = this.identifier(
      this.CONSUME(t.Name, { ERR_MSG: 'the name of the handler behind "@handler"' }),
    );
    return { kind: 'handler', start: at.startOffset, end: name.end, name };
  });

  /** annotation = doc | handler | server */
  protected readonly annotation: ParserMethod<[], Annotation> = this.define('annotation', () =>
    this.oneOf<Annotation>(0, {
      DEF: [
        { ALT: () => this.SUBRULE(this.doc) },
        { ALT: () => this.SUBRULE(this.handler) },
        { ALT: () => this.SUBRULE(this.server) },
      ],
    }),
  );

  protected atRoute(): boolean {
    return this.atAnnotation() || (this.at(t.HttpMethod) && this.at(t.Slash, 2));
  }

  protected skipAnnotation(): void {
    while (!this.atEnd() && !this.isOnNewLine() && !this.atRoute() && !this.at(t.RBrace)) this.skipOne();
  }

  protected resumesInAnnotations(): boolean {
    if (this.RECORDING_PHASE || !this.at(t.AtWord)) return false;
    this.problem('unknown-annotation', this.LA(1).image);
    this.skipLine();
    return true;
  }
}
