import { EOF, type IToken, type ParserMethod } from 'chevrotain';
import type {
  DataTypeNode,
  IdentifierNode,
  MemberNode,
  NamedTypeNode,
  StringNode,
  StructTypeNode,
} from './ast.ts';
import { maxDepth, ParserBase } from './parser-base.ts';
import type { Choice } from './parser-lookahead.ts';
import { endOf } from './token-text.ts';
import * as t from './tokens.ts';

const primitives: ReadonlySet<string> = new Set(
  (
    'bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 ' +
    'string byte rune any'
  ).split(' '),
);

/** The rules of types: declarations, structs, fields and everything that can stand as the type of a field. */
export abstract class TypeParser extends ParserBase {
  /** namedType = Name { "." Name } [ "<" dataType { "," dataType } ">" ] */
  protected readonly namedType: ParserMethod<[], NamedTypeNode> = this.define('namedType', () => {
    const first = this.CONSUME(t.Name, { ERR_MSG: 'a type' });
    let name = first.image;
    let end = endOf(first);
    if (this.mayBe(t.Dot)) {
      this.MANY({
        GATE: () => this.at(t.Dot) && this.isAdjacent(1),
        DEF: () => {
          this.CONSUME(t.Dot);
          const part = this.CONSUME1(t.Name, { ERR_MSG: 'a name behind the dot' });
          name += `.${part.image}`;
          end = endOf(part);
        },
      });
    }
    const types: DataTypeNode[] = [];
    if (this.mayBe(t.LAngle)) {
      this.OPTION({
        GATE: () => this.at(t.LAngle) && !this.isOnNewLine(1),
        DEF: () => {
          const open = this.CONSUME(t.LAngle);
          types.push(this.SUBRULE(this.dataType));
          this.MANY1(() => {
            this.CONSUME(t.Comma);
            types.push(this.SUBRULE1(this.dataType));
          });
          end = this.close(0, t.RAngle, { token: open, construct: () => `the type arguments of "${name}"` });
        },
      });
    }
    return { kind: 'named-type', start: first.startOffset, end, name, arguments: types };
  });

  /** pointerType = "*" dataType */
  private readonly pointerType: ParserMethod<[], DataTypeNode> = this.define('pointerType', () => {
    const star = this.CONSUME(t.Star);
    const target = this.SUBRULE(this.dataType);
    return { kind: 'pointer-type', start: star.startOffset, end: target.end, target };
  });

  /** listType = "[" [ INTEGER | "..." ] "]" dataType */
  private readonly listType: ParserMethod<[], DataTypeNode> = this.define('listType', () => {
    const open = this.CONSUME(t.LBracket);
    const length = this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(t.Integer) }, { ALT: () => this.CONSUME(t.Ellipsis) }]),
    );
    this.CONSUME(t.RBracket, { ERR_MSG: '"]" behind "["' });
    const element = this.SUBRULE(this.dataType);
    const place = { start: open.startOffset, end: element.end };
    return length === undefined
      ? { kind: 'slice-type', ...place, element }
      : { kind: 'array-type', ...place, length: length.image, element };
  });

  /** mapType = "map" "[" dataType "]" dataType */
  private readonly mapType: ParserMethod<[], DataTypeNode> = this.define('mapType', () => {
    const first = this.CONSUME(t.MapKeyword);
    const open = this.CONSUME(t.LBracket);
    const key = this.SUBRULE(this.dataType);
    this.close(0, t.RBracket, { token: open, construct: () => 'the key type of the map' });
    const value = this.SUBRULE1(this.dataType);
    return { kind: 'map-type', start: first.startOffset, end: value.end, key, value };
  });

  /** interfaceType = "interface" "{" "}" */
  private readonly interfaceType: ParserMethod<[], DataTypeNode> = this.define('interfaceType', () => {
    const first = this.CONSUME(t.Interface);
    const open = this.CONSUME(t.LBrace);
    const end = this.close(0, t.RBrace, { token: open, construct: () => '"interface{}"' });
    return { kind: 'any-type', start: first.startOffset, end, keyword: 'interface{}' };
  });

  /** structType = [ "struct" ] "{" { member } "}" */
  private readonly structType: ParserMethod<[], StructTypeNode> = this.define('structType', () => {
    const keyword = this.OPTION(() => this.CONSUME(t.Struct));
    const open = this.CONSUME(t.LBrace);
    const members: MemberNode[] = [];
    do {
      this.MANY({
        GATE: () => !this.atOutside(),
        DEF: () => {
          const member = this.recover(
            () => this.SUBRULE(this.member),
            () => this.skipAbandoned(),
          );
          if (member !== undefined) members.push(member);
        },
      });
    } while (this.resumesIn(t.RBrace, 'a field', open));
    const end = this.close(0, t.RBrace, { token: open, construct: () => 'the struct' });
    return {
      kind: 'struct-type',
      start: (keyword ?? open).startOffset,
      end,
      hasStructKeyword: keyword !== undefined,
      members,
    };
  });

  // Made once: it is chosen from for every field.
  private readonly dataTypes: Choice<DataTypeNode> = {
    ERR_MSG: 'a type',
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { ALT: () => this.SUBRULE(this.pointerType) },
      { ALT: () => this.SUBRULE(this.listType) },
      { GATE: () => this.at(t.LBracket, 2), ALT: () => this.SUBRULE(this.mapType) },
      { GATE: () => this.at(t.LBrace, 2), ALT: () => this.SUBRULE(this.interfaceType) },
      { GATE: () => this.at(t.LBrace, 2) || this.at(t.LBrace), ALT: () => this.SUBRULE(this.structType) },
      { ALT: () => this.plainType(this.SUBRULE(this.namedType)) },
    ],
  };

  /** dataType = pointerType | listType | mapType | interfaceType | structType | namedType */
  protected readonly dataType: ParserMethod<[], DataTypeNode> = this.define('dataType', () => {
    if (!this.RECORDING_PHASE) {
      if (this.isOnNewLine() && this.atStatement()) this.fail('a type');
      if (this.depth >= maxDepth) return this.tooDeep();
    }
    this.depth++;
    const type = this.oneOf(0, this.dataTypes);
    this.depth--;
    return type;
  });

  private plainType(type: NamedTypeNode): DataTypeNode {
    if (type.name !== 'any' || type.arguments.length > 0) return type;
    return { kind: 'any-type', start: type.start, end: type.end, keyword: 'any' };
  }

  private tooDeep(): DataTypeNode {
    this.problem('nesting-too-deep', String(maxDepth));
    const start = this.startOf(this.LA(1));
    this.stop();
    return { kind: 'any-type', start, end: start, keyword: 'any' };
  }

  /**
   * member = ( [ "*" ] namedType | Name { "," Name } dataType ) [ RAW ] [ ";" | "," ]
   *
   * A name alone on its line is embedded; with a type behind it, it is a field.
   */
  private readonly member: ParserMethod<[], MemberNode> = this.define('member', () => {
    const node = this.oneOf(0, this.members);
    if (this.mayBe(t.Semicolon) || this.mayBe(t.Comma)) {
      this.OPTION(() =>
        this.OR1([{ ALT: () => this.CONSUME(t.Semicolon) }, { ALT: () => this.CONSUME(t.Comma) }]),
      );
    }
    return node;
  });

  private readonly members: Choice<MemberNode> = {
    ERR_MSG: 'a field',
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { GATE: () => this.atEmbedded(), ALT: () => this.SUBRULE(this.embedded) },
      { ALT: () => this.SUBRULE(this.field) },
    ],
  };

  /** embedded = [ "*" ] namedType [ RAW ] */
  private readonly embedded: ParserMethod<[], MemberNode> = this.define('embedded', () => {
    const star = this.OPTION(() => this.CONSUME(t.Star));
    const type = this.SUBRULE(this.namedType);
    const tag = this.SUBRULE(this.tag);
    const place = { start: star?.startOffset ?? type.start, end: tag?.end ?? type.end };
    return {
      kind: 'embedded',
      ...place,
      isPointer: star !== undefined,
      type,
      ...(tag === undefined ? {} : { tag }),
    };
  });

  /** field = Name { "," Name } dataType [ RAW ] */
  private readonly field: ParserMethod<[], MemberNode> = this.define('field', () => {
    const names: IdentifierNode[] = [this.identifier(this.CONSUME(t.Name, { ERR_MSG: 'a field' }))];
    if (this.mayBe(t.Comma)) {
      this.MANY(() => {
        this.CONSUME(t.Comma);
        names.push(this.identifier(this.CONSUME1(t.Name, { ERR_MSG: 'the name of another field' })));
      });
    }
    if (!this.RECORDING_PHASE) this.checkTypeOnLine(this.LA(0));
    const type = this.SUBRULE(this.dataType);
    const tag = this.SUBRULE(this.tag);
    if (tag === undefined && !this.RECORDING_PHASE) this.checkLineEnd(names[0]?.text ?? '');
    const start = names[0]?.start ?? type.start;
    // A contract has thousands of fields, and what stands behind "..." in a literal is several times as slow.
    return tag === undefined
      ? { kind: 'field', start, end: type.end, names, type }
      : { kind: 'field', start, end: tag.end, names, type, tag };
  });

  /** tag = [ RAW ] */
  private readonly tag: ParserMethod<[], StringNode | undefined> = this.define('tag', () => {
    if (!this.RECORDING_PHASE && this.at(t.StringLiteral) && !this.isOnNewLine()) {
      this.problem('quoted-tag', '');
      this.SKIP_TOKEN();
    }
    return this.OPTION(() => this.string(this.CONSUME(t.RawLiteral)));
  });

  private checkTypeOnLine(name: IToken): void {
    if (!this.at(t.Name) && !this.at(t.LBrace) && !this.at(t.LBracket) && !this.at(t.Star)) {
      this.fail(`a type behind "${name.image}"`);
    }
    if (this.isOnNewLine()) this.problemAt(name, 'type-on-next-line', name.image);
  }

  // `user name string`: the rest of the line can be no field.
  private checkLineEnd(name: string): void {
    if (this.isOnNewLine() || !primitives.has(this.LA(1).image) || !this.atEmbedded()) return;
    this.fail(`a tag or the next field behind the type of "${name}"`);
  }

  private atEmbedded(): boolean {
    if (this.at(t.Star)) return true;
    if (!this.at(t.Name)) return false;
    if (this.at(t.Name, 2)) return this.isOnNewLine(2) && !this.isTypeOnly(2);
    if (this.at(t.Comma, 2)) return this.isOnNewLine(3);
    if (this.at(EOF, 2) || this.at(t.RawLiteral, 2) || this.at(t.RBrace, 2) || this.at(t.Semicolon, 2))
      return true;
    if (this.isAdjacent(2) && (this.at(t.Dot, 2) || this.at(t.LAngle, 2))) return true;
    return this.isOnNewLine(2) && !this.isTypeOnly(2);
  }

  // `Name` and, on the next line, what can only be its type: goctl reads two embedded fields.
  private isTypeOnly(ahead: number): boolean {
    if (this.at(t.LBracket, ahead) || this.at(t.LBrace, ahead)) return true;
    if (this.at(t.MapKeyword, ahead)) return this.at(t.LBracket, ahead + 1);
    if (this.at(t.Interface, ahead) || this.at(t.Struct, ahead)) return this.at(t.LBrace, ahead + 1);
    if (!primitives.has(this.LA(ahead).image)) return false;
    return this.at(t.RawLiteral, ahead + 1) || this.at(t.RBrace, ahead + 1) || this.isOnNewLine(ahead + 1);
  }

  // On this line begins something that no type contains: a closing sign was forgotten.
  private atOutside(): boolean {
    if (this.LA(1).tokenType === t.Identifier) return false;
    return this.isOnNewLine() && (this.atStatement() || this.atAnnotation());
  }

  /** Whether the parenthesis stands here that closes the group of types around a struct. */
  protected atGroupEnd(): boolean {
    return this.isInGroup && this.at(t.RParen) && this.isOnNewLine() && !this.groupGoesOn(2);
  }

  // A tag on a line of its own in a struct within another one: it is that of the inner one, which was not closed.
  private atTagOfStruct(): boolean {
    return this.depth > 1 && this.at(t.RawLiteral) && this.isOnNewLine() && this.isOnNewLine(2);
  }

  /** Whether a list goes on although its next token fits nowhere: that one is reported and its line skipped. */
  protected resumesIn(closer: typeof t.RBrace, expected: string, opening: IToken): boolean {
    if (this.RECORDING_PHASE || this.atEnd() || this.at(closer)) return false;
    if (this.atOutside() || this.atGroupEnd() || this.atWrongCloser(closer, opening)) return false;
    if (this.atTagOfStruct()) return false;
    this.problem('expected', expected);
    this.skipLine();
    return true;
  }
}
