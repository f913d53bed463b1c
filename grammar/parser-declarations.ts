import type { ParserMethod } from 'chevrotain';
import type { IdentifierNode, TypeDeclarationNode, TypeStatementNode } from './ast.ts';
import { TypeParser } from './parser-types.ts';
import * as t from './tokens.ts';

/** The rules of `type` statements. */
export abstract class DeclarationParser extends TypeParser {
  /** typeDeclaration = Name [ "<" Name { "," Name } ">" ] [ "=" ] dataType */
  protected readonly typeDeclaration: ParserMethod<[], TypeDeclarationNode> = this.define(
    'typeDeclaration',
    () => {
      const name = this.identifier(this.CONSUME(t.Name, { ERR_MSG: 'the name of a type' }));
      const parameters: IdentifierNode[] = [];
      this.OPTION(() => {
        const open = this.CONSUME(t.LAngle);
        parameters.push(this.identifier(this.CONSUME1(t.Name, { ERR_MSG: 'the name of a type parameter' })));
        this.MANY(() => {
          this.CONSUME(t.Comma);
          parameters.push(
            this.identifier(this.CONSUME2(t.Name, { ERR_MSG: 'the name of a type parameter' })),
          );
        });
        this.close(0, t.RAngle, { token: open, construct: () => `the type parameters of "${name.text}"` });
      });
      const equals = this.OPTION1(() => this.CONSUME(t.Equals));
      this.ACTION(() => {
        if (this.atFieldBelow()) this.abandonBody(`"{" or a type behind "${name.text}"`);
      });
      const type = this.SUBRULE(this.dataType);
      this.ACTION(() => {
        if (!this.at(t.RawLiteral)) return;
        const isStruct = type.kind === 'struct-type';
        this.abandonBody(
          isStruct ? `the end of the type "${name.text}"` : `"{" or a type behind "${name.text}"`,
        );
      });
      const place = { start: name.start, end: type.end };
      return { kind: 'type-declaration', ...place, name, parameters, hasEquals: equals !== undefined, type };
    },
  );

  // `type A` or `type A struct` and, on the next line, a field: the brace was forgotten.
  private atFieldBelow(): boolean {
    if (this.at(t.Struct) && this.isOnNewLine(2)) return this.at(t.Name, 2) || this.at(t.Star, 2);
    if (!this.isOnNewLine() || this.isOnNewLine(2) || !this.at(t.Name)) return false;
    return [t.Name, t.Star, t.LBracket].some((type) => this.at(type, 2));
  }

  // Without its opening brace the body of a struct is skipped, so that its fields are not taken for types.
  private abandonBody(expected: string): never {
    const token = this.LA(this.at(t.Struct) ? 2 : 1);
    this.problemAt(token, 'expected', expected);
    let braces = 0;
    while (!this.atEnd() && !this.atGroupEnd() && !(this.isOnNewLine() && this.atStatement())) {
      if (this.at(t.LBrace)) braces++;
      const isLast = this.at(t.RBrace) && --braces < 0;
      this.SKIP_TOKEN();
      if (isLast) break;
    }
    this.abandon(token, 'expected', expected);
  }

  /** type = "type" ( typeDeclaration | typeGroup ) */
  protected readonly type: ParserMethod<[], TypeStatementNode> = this.define('type', () => {
    const first = this.CONSUME(t.Type);
    const start = first.startOffset;
    return this.oneOf<TypeStatementNode>(0, {
      ERR_MSG: 'the name of a type behind "type"',
      DEF: [
        {
          ALT: () => {
            const declaration = this.SUBRULE(this.typeDeclaration);
            return {
              kind: 'type-statement',
              start,
              end: declaration.end,
              isGroup: false,
              declarations: [declaration],
            };
          },
        },
        { ALT: () => this.SUBRULE(this.typeGroup, { ARGS: [start] }) },
      ],
    });
  });

  /** typeGroup = "(" { typeDeclaration [ "," | ";" ] } ")" */
  private readonly typeGroup: ParserMethod<[start: number], TypeStatementNode> = this.define(
    'typeGroup',
    (start) => {
      const open = this.CONSUME(t.LParen);
      const declarations: TypeDeclarationNode[] = [];
      this.isInGroup = true;
      do {
        this.MANY({
          GATE: () => !(this.isOnNewLine() && this.atStatement()),
          DEF: () => {
            const node = this.recover(
              () => this.SUBRULE(this.typeDeclaration),
              () => this.skipAbandoned(),
            );
            if (node !== undefined) declarations.push(node);
            this.OPTION(() =>
              this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(t.Semicolon) }]),
            );
          },
        });
      } while (this.resumesIn(t.RParen, 'the name of a type', open));
      this.isInGroup = false;
      const end = this.close(0, t.RParen, { token: open, construct: () => 'the group of types' });
      return { kind: 'type-statement', start, end, isGroup: true, declarations };
    },
  );
}
