import type { IToken, ParserMethod } from 'chevrotain';
import { charsetOf } from './charset.ts';
import { TypeParser } from './parser-types.ts';
import type { ColumnNode } from './statement.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** A column while its attributes are read. */
type Draft = {
  -readonly [
    Member in keyof Omit<ColumnNode, 'kind' | 'name' | 'type' | 'keys' | 'checks'>
  ]: ColumnNode[Member];
} & {
  keys: ColumnNode['keys'][number][];
  checks: ColumnNode['checks'][number][];
  attributes: string[];
  charset: string | undefined;
  collation: string | undefined;
};

const typeAttributes = ['UNSIGNED', 'SIGNED', 'ZEROFILL', 'BINARY', 'ASCII', 'UNICODE', 'BYTE'];
const bareAttributes = ['VISIBLE', 'ENFORCED', 'COMPRESSED', 'HIDDEN', 'UNIQUE', 'MATCH', 'FULL', 'SIMPLE'];
const valuedAttributes = [
  'COLUMN_FORMAT',
  'STORAGE',
  'ENGINE_ATTRIBUTE',
  'SECONDARY_ENGINE_ATTRIBUTE',
  'SRID',
  'REF_SYSTEM_ID',
];

/** Columns with their types and attributes, which may stand in any order. */
export abstract class ColumnParser extends TypeParser {
  private draft: Draft = emptyDraft();

  /** column = name type { attribute } */
  protected readonly column: ParserMethod<[], ColumnNode> = this.define('column', () => {
    const name = this.SUBRULE(this.name);
    this.draft = emptyDraft();
    const type = this.SUBRULE(this.type);
    // The name and type are worth more than an attribute that cannot be read.
    this.MANY({
      GATE: () => !this.atColumnEnd(),
      DEF: () => this.recover(() => this.SUBRULE(this.attribute)),
    });
    const { attributes, charset, collation, ...draft } = this.draft;
    return {
      ...draft,
      kind: 'column',
      name,
      type: { ...type, attributes, charset, collation },
      ...this.rangeFrom(name.start),
    };
  });

  /** attribute = nullability | default | key | generated | check | references | other */
  private readonly attribute: ParserMethod<[], void> = this.define('attribute', () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.nullability) },
        { ALT: () => this.SUBRULE(this.defaultValue) },
        { ALT: () => this.SUBRULE(this.columnKey) },
        { ALT: () => this.SUBRULE(this.generated) },
        { ALT: () => this.SUBRULE(this.onUpdate) },
        { ALT: () => this.SUBRULE(this.columnCheck) },
        { ALT: () => (this.draft.references = this.SUBRULE(this.references)) },
        { ALT: () => this.SUBRULE(this.columnComment) },
        { ALT: () => this.SUBRULE(this.characters) },
        { ALT: () => this.SUBRULE(this.serial) },
        { ALT: () => this.SUBRULE(this.otherAttribute) },
      ],
    });
  });

  /** nullability = [ "NOT" ] "NULL" | "AUTO_INCREMENT" | "INVISIBLE" */
  private readonly nullability: ParserMethod<[], void> = this.define('nullability', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw('NOT'));
          const word = this.CONSUME(t.Name);
          if (word.tokenType === kw('NULL')) this.draft.isNullable = false;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw('NULL'));
          this.draft.isNullable = true;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw('AUTO_INCREMENT'));
          this.draft.isNumbered = true;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw('INVISIBLE'));
          this.draft.isInvisible = true;
        },
      },
    ]);
  });

  /** defaultValue = "DEFAULT" ( balanced | [ "+" | "-" ] DIGITS | TEXT | NAME [ TEXT | balanced ] ) */
  private readonly defaultValue: ParserMethod<[], void> = this.define('defaultValue', () => {
    this.CONSUME(kw('DEFAULT'));
    this.ACTION(() => {
      this.draft.default = this.readDefault();
    });
  });

  /** columnKey = [ "PRIMARY" ] "KEY" | "UNIQUE" [ "KEY" ] */
  private readonly columnKey: ParserMethod<[], void> = this.define('columnKey', () => {
    const first = this.OR([
      { ALT: () => this.CONSUME(kw('PRIMARY')) },
      { ALT: () => this.CONSUME(kw('UNIQUE')) },
      { ALT: () => this.CONSUME(kw('KEY')) },
    ]);
    this.OPTION(() => this.CONSUME2(kw('KEY')));
    this.ACTION(() => this.draft.keys.push(first.tokenType === kw('UNIQUE') ? 'unique' : 'primary'));
  });

  /** generated = [ "GENERATED" "ALWAYS" ] "AS" ( balanced | "ROW" WORD ) | "VIRTUAL" | "STORED" | "PERSISTENT" */
  private readonly generated: ParserMethod<[], void> = this.define('generated', () => {
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => {
            this.CONSUME(kw('GENERATED'));
            this.CONSUME(kw('ALWAYS'));
          });
          this.CONSUME(kw('AS'));
          const expression = this.OR2([
            { ALT: () => this.SUBRULE(this.balanced) },
            { ALT: () => `${this.CONSUME(t.Word).image} ${this.CONSUME2(t.Word).image}` },
          ]);
          this.draft.generated = { kind: 'virtual', expression };
        },
      },
      { ALT: () => this.CONSUME(kw('VIRTUAL')) },
      { ALT: () => this.SUBRULE(this.stored) },
    ]);
  });

  /** stored = "STORED" | "PERSISTENT" */
  private readonly stored: ParserMethod<[], void> = this.define('stored', () => {
    this.OR([{ ALT: () => this.CONSUME(kw('STORED')) }, { ALT: () => this.CONSUME(kw('PERSISTENT')) }]);
    const { generated } = this.draft;
    if (generated !== undefined) this.draft.generated = { ...generated, kind: 'stored' };
  });

  /** onUpdate = "ON" "UPDATE" NAME [ balanced ] */
  private readonly onUpdate: ParserMethod<[], void> = this.define('onUpdate', () => {
    this.CONSUME(kw('ON'));
    this.CONSUME(kw('UPDATE'));
    this.CONSUME(t.Name);
    this.OPTION(() => this.SUBRULE(this.balanced));
    this.draft.isSetOnUpdate = true;
  });

  /** columnCheck = [ "CONSTRAINT" [ name ] ] check */
  private readonly columnCheck: ParserMethod<[], void> = this.define('columnCheck', () => {
    const { startOffset } = this.LA(1);
    let name = '';
    this.OPTION(() => {
      this.CONSUME(kw('CONSTRAINT'));
      this.OPTION2({
        GATE: () => !this.at(kw('CHECK')),
        DEF: () => (name = this.SUBRULE(this.name).text),
      });
    });
    this.draft.checks.push(this.SUBRULE(this.check, { ARGS: [name, startOffset] }));
  });

  /** columnComment = "COMMENT" TEXT */
  private readonly columnComment: ParserMethod<[], void> = this.define('columnComment', () => {
    this.CONSUME(kw('COMMENT'));
    this.OPTION(() => this.CONSUME(t.Equals));
    this.draft.comment = this.stringText(this.CONSUME(t.Text));
  });

  /** characters = ( "CHARACTER" "SET" | "CHARSET" | "COLLATE" ) [ "=" ] ( NAME | TEXT ) */
  private readonly characters: ParserMethod<[], void> = this.define('characters', () => {
    const word = this.OR([
      { ALT: () => this.CONSUME(kw('CHARACTER')) },
      { ALT: () => this.CONSUME(kw('CHARSET')) },
      { ALT: () => this.CONSUME(kw('COLLATE')) },
    ]);
    this.OPTION(() => this.CONSUME(kw('SET')));
    this.OPTION2(() => this.CONSUME(t.Equals));
    const value = this.OR2({
      IGNORE_AMBIGUITIES: true,
      DEF: [{ ALT: () => this.CONSUME(t.Text) }, { ALT: () => this.CONSUME(t.Name) }],
    });
    this.ACTION(() => {
      const name = value.image.replaceAll(/["'`]/g, '').toLowerCase();
      if (word.tokenType !== kw('COLLATE')) this.draft.charset = name;
      else {
        this.draft.collation = name;
        this.draft.charset ??= charsetOf(name);
      }
    });
  });

  /** serial = "SERIAL" "DEFAULT" "VALUE" */
  private readonly serial: ParserMethod<[], void> = this.define('serial', () => {
    this.CONSUME(kw('SERIAL'));
    this.CONSUME(kw('DEFAULT'));
    this.CONSUME(kw('VALUE'));
    this.draft.isNumbered = true;
    this.draft.isNullable = false;
    this.draft.keys.push('unique');
  });

  /** otherAttribute = ANY: signs of the type, options of engines, and what is not known */
  private readonly otherAttribute: ParserMethod<[], void> = this.define('otherAttribute', () => {
    const token = this.CONSUME(t.AnyToken);
    this.ACTION(() => this.readOther(token));
  });

  private readOther(token: IToken): void {
    const word = token.image.toUpperCase();
    if (typeAttributes.includes(word)) this.draft.attributes.push(word.toLowerCase());
    else if (word === 'WITH' || word === 'WITHOUT') this.skipWords(['SYSTEM', 'VERSIONING']);
    else if (this.at(t.Equals) || valuedAttributes.includes(word)) {
      if (this.at(t.Equals)) this.skipOne();
      if (!this.atColumnEnd()) this.skipOne();
    } else if (!bareAttributes.includes(word)) this.reportOther(token);
  }

  private reportOther(token: IToken): void {
    const start = token.startOffset;
    const end = start + token.image.length;
    this.problems.push({ start, end, reason: `"${token.image.slice(0, 40)}" is no attribute of a column` });
    if (this.at(t.LParen)) this.skipOne();
  }

  private skipWords(words: readonly string[]): void {
    while (this.atWord(words)) this.skipOne();
  }

  private atColumnEnd(): boolean {
    return this.atElementEnd() || this.at(kw('FIRST')) || this.at(kw('AFTER'));
  }
}

function emptyDraft(): Draft {
  return {
    start: 0,
    end: 0,
    isNullable: undefined,
    default: undefined,
    generated: undefined,
    isNumbered: false,
    isSetOnUpdate: false,
    isInvisible: false,
    comment: '',
    keys: [],
    references: undefined,
    checks: [],
    attributes: [],
    charset: undefined,
    collation: undefined,
  };
}
