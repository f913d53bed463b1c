import type { ParserMethod } from 'chevrotain';
import { ParserBase } from './parser-base.ts';
import type { CheckNode, ForeignKeyNode, IndexNode, IndexPartNode, ReferencesNode } from './statement.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Keys, references and checks. */
export abstract class KeyParser extends ParserBase {
  /** references = "REFERENCES" tableName [ names ] { "ON" ( "DELETE" | "UPDATE" ) action | "MATCH" WORD } */
  protected readonly references: ParserMethod<[], ReferencesNode> = this.define('references', () => {
    const start = this.CONSUME(kw('REFERENCES')).startOffset;
    const table = this.SUBRULE(this.tableName);
    const columns = this.OPTION(() => this.SUBRULE(this.names));
    let onDelete = '';
    let onUpdate = '';
    this.MANY({
      GATE: () => this.atReferenceRule(),
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(kw('ON'));
              const event = this.OR2([
                { ALT: () => this.CONSUME(kw('DELETE')) },
                { ALT: () => this.CONSUME(kw('UPDATE')) },
              ]);
              const action = this.SUBRULE(this.action);
              this.ACTION(() => {
                if (event.tokenType === kw('DELETE')) onDelete = action;
                else onUpdate = action;
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Word);
              this.CONSUME(t.Name);
            },
          },
        ]);
      },
    });
    return { table, columns: columns ?? [], onDelete, onUpdate, ...this.rangeFrom(start) };
  });

  /** action = "CASCADE" | "RESTRICT" | "SET" ( "NULL" | "DEFAULT" ) | "NO" "ACTION" */
  private readonly action: ParserMethod<[], string> = this.define('action', () => {
    const first = this.CONSUME(t.Name).image;
    const second = this.OPTION({
      GATE: () => this.atWord(['SET', 'NO'], 0),
      DEF: () => this.CONSUME2(t.Name).image,
    });
    return second === undefined ? first : `${first} ${second}`;
  });

  /** check = "CHECK" balanced [ [ "NOT" ] "ENFORCED" ] */
  protected readonly check: ParserMethod<[name: string, start: number], CheckNode> = this.define(
    'check',
    (name, start) => {
      this.CONSUME(kw('CHECK'));
      const expression = this.SUBRULE(this.balanced);
      this.OPTION({ GATE: () => this.atWord(['ENFORCED'], 2), DEF: () => this.CONSUME(kw('NOT')) });
      this.OPTION2({ GATE: () => this.atWord(['ENFORCED']), DEF: () => this.CONSUME(t.Word) });
      return { kind: 'check', name, expression, ...this.rangeFrom(start) };
    },
  );

  /** foreignKey = "FOREIGN" "KEY" [ ifNotExists ] [ name ] names references */
  protected readonly foreignKey: ParserMethod<[name: string, start: number], ForeignKeyNode> = this.define(
    'foreignKey',
    (name, start) => {
      this.CONSUME(kw('FOREIGN'));
      this.CONSUME(kw('KEY'));
      this.OPTION(() => this.SUBRULE(this.ifNotExists));
      const index = this.OPTION2(() => this.SUBRULE(this.name));
      const columns = this.SUBRULE(this.names);
      const references = this.SUBRULE(this.references);
      const range = this.rangeFrom(start);
      return { kind: 'foreign-key', name, indexName: index?.text ?? '', columns, references, ...range };
    },
  );

  /** ifNotExists = "IF" "NOT" "EXISTS" */
  protected readonly ifNotExists: ParserMethod<[], void> = this.define('ifNotExists', () => {
    this.CONSUME(kw('IF'));
    this.CONSUME(kw('NOT'));
    this.CONSUME(kw('EXISTS'));
  });

  /** ifExists = "IF" "EXISTS" */
  protected readonly ifExists: ParserMethod<[], void> = this.define('ifExists', () => {
    this.CONSUME(kw('IF'));
    this.CONSUME(kw('EXISTS'));
  });

  /** primaryKey = "PRIMARY" "KEY" indexTail */
  protected readonly primaryKey: ParserMethod<[start: number], IndexNode> = this.define(
    'primaryKey',
    (start) => {
      this.CONSUME(kw('PRIMARY'));
      this.CONSUME(kw('KEY'));
      return this.SUBRULE(this.indexTail, { ARGS: ['primary', '', start] });
    },
  );

  /** index = [ "UNIQUE" | "FULLTEXT" | "SPATIAL" | "VECTOR" ] [ "INDEX" | "KEY" ] indexTail */
  protected readonly index: ParserMethod<[constraint: string, start: number], IndexNode> = this.define(
    'index',
    (constraint, start) => {
      const form = this.SUBRULE(this.indexForm);
      this.OPTION(() =>
        this.OR([{ ALT: () => this.CONSUME(kw('INDEX')) }, { ALT: () => this.CONSUME(kw('KEY')) }]),
      );
      return this.SUBRULE(this.indexTail, { ARGS: [form, constraint, start] });
    },
  );

  /** indexForm = [ "UNIQUE" | "FULLTEXT" | "SPATIAL" | "VECTOR" ] */
  private readonly indexForm: ParserMethod<[], IndexNode['form']> = this.define('indexForm', () => {
    const token = this.OPTION(() =>
      this.OR([
        { ALT: () => this.CONSUME(kw('UNIQUE')) },
        { ALT: () => this.CONSUME(kw('FULLTEXT')) },
        { ALT: () => this.CONSUME(kw('SPATIAL')) },
        { ALT: () => this.CONSUME(kw('VECTOR')) },
      ]),
    );
    return formOf(token?.image ?? '');
  });

  /** indexTail = [ ifNotExists ] [ name ] [ "USING" WORD ] "(" indexPart { "," indexPart } ")" indexOptions */
  private readonly indexTail: ParserMethod<
    [form: IndexNode['form'], constraint: string, start: number],
    IndexNode
  > = this.define('indexTail', (form, constraint, start) => {
    this.OPTION(() => this.SUBRULE(this.ifNotExists));
    const name = this.OPTION2({
      GATE: () => !this.atIndexMethod(),
      DEF: () => this.SUBRULE(this.name),
    });
    const early = this.OPTION3(() => this.SUBRULE(this.using));
    const parts = this.SUBRULE(this.indexParts);
    const late = this.ACTION(() => this.skipIndexOptions());
    const range = this.rangeFrom(start);
    return { kind: 'index', form, name: name?.text ?? constraint, parts, method: late ?? early, ...range };
  });

  /** using = "USING" NAME */
  protected readonly using: ParserMethod<[], string> = this.define('using', () => {
    this.CONSUME(kw('USING'));
    return this.CONSUME(t.Name).image.toLowerCase();
  });

  /** indexParts = "(" indexPart { "," indexPart } ")" */
  protected readonly indexParts: ParserMethod<[], readonly IndexPartNode[]> = this.define(
    'indexParts',
    () => {
      const parts: IndexPartNode[] = [];
      this.CONSUME(t.LParen);
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => parts.push(this.SUBRULE(this.indexPart)) });
      this.CONSUME(t.RParen);
      return parts;
    },
  );

  /** indexPart = ( balanced | name [ "(" DIGITS ")" ] ) [ "ASC" | "DESC" ] */
  private readonly indexPart: ParserMethod<[], IndexPartNode> = this.define('indexPart', () => {
    const start = this.LA(1).startOffset;
    let column: IndexPartNode['column'];
    let expression: string | undefined;
    let prefix: number | null = null;
    this.OR([
      { ALT: () => (expression = this.SUBRULE(this.balanced)) },
      {
        ALT: () => {
          column = this.SUBRULE(this.name);
          this.OPTION(() => {
            this.CONSUME(t.LParen);
            prefix = Number(this.CONSUME(t.Digits).image);
            this.CONSUME(t.RParen);
          });
        },
      },
    ]);
    const order = this.OPTION2(() => this.CONSUME(t.Word).image.toUpperCase());
    return { column, expression, prefix, isDescending: order === 'DESC', ...this.rangeFrom(start) };
  });

  /** Passes over what stands behind the columns of an index; gives the method where one is said. */
  protected skipIndexOptions(): string | undefined {
    let method: string | undefined;
    while (!this.atElementEnd()) {
      if (this.at(kw('USING')) && this.at(t.Name, 2)) method = this.LA(2).image.toLowerCase();
      this.skipOne();
    }
    return method;
  }

  private atReferenceRule(): boolean {
    if (this.atWord(['MATCH'])) return true;
    return this.at(kw('ON')) && (this.at(kw('DELETE'), 2) || this.at(kw('UPDATE'), 2));
  }

  // `USING` is reserved, so it names no index.
  private atIndexMethod(): boolean {
    return this.at(kw('USING'));
  }
}

function formOf(image: string): IndexNode['form'] {
  const form = image.toLowerCase();
  return form === 'unique' || form === 'fulltext' || form === 'spatial' || form === 'vector' ? form : 'plain';
}
