import type { IToken, ParserMethod } from 'chevrotain';
import { ElementParser } from './parser-elements.ts';
import type { AlterAction, ColumnNode, ColumnPlace, NameNode } from './statement.ts';
import * as t from './tokens.ts';

const { kw } = t;

type DroppedThing = Extract<AlterAction, { kind: 'drop' }>['what'];

/** What ALTER TABLE shows, hides, enforces or ignores. */
const switched = ['INDEX', 'KEY', 'CHECK', 'CONSTRAINT'];

/** The changes of ALTER TABLE. */
export abstract class AlterParser extends ElementParser {
  /** action = "ADD" … | "MODIFY" … | "CHANGE" … | "ALTER" … | "DROP" … | "RENAME" … | options */
  protected readonly alterAction: ParserMethod<[], readonly AlterAction[]> = this.define('alterAction', () =>
    this.oneOf<readonly AlterAction[]>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => !this.at(kw('PARTITION'), 2),
          ALT: () => this.SUBRULE(this.addAction),
        },
        { ALT: () => [this.SUBRULE(this.changeAction)] },
        {
          GATE: () => !this.atWord(switched, 2),
          ALT: () => this.SUBRULE(this.defaultAction),
        },
        {
          GATE: () => this.atWord(switched, 2),
          ALT: () => this.SUBRULE(this.switchAction),
        },
        {
          GATE: () => !this.at(kw('PARTITION'), 2),
          ALT: () => [this.SUBRULE(this.dropAction)],
        },
        { ALT: () => [this.SUBRULE(this.renameAction)] },
        { ALT: () => [{ kind: 'options', options: this.SUBRULE(this.tableOptions, { ARGS: [false] }) }] },
      ],
    }),
  );

  /** addAction = "ADD" [ "COLUMN" ] [ ifNotExists ] ( elements | element place ) */
  private readonly addAction: ParserMethod<[], readonly AlterAction[]> = this.define('addAction', () => {
    this.CONSUME(kw('ADD'));
    this.OPTION(() => this.CONSUME(kw('COLUMN')));
    this.OPTION2(() => this.SUBRULE(this.ifNotExists));
    return this.oneOf<readonly AlterAction[]>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            const elements = this.SUBRULE(this.elements);
            return this.ACTION(() => elements.map((element) => ({ kind: 'add', element, place: undefined })));
          },
        },
        {
          ALT: () => {
            const element = this.SUBRULE(this.element);
            const place = this.SUBRULE(this.place);
            return [{ kind: 'add', element, place }];
          },
        },
      ],
    });
  });

  /** changeAction = ( "MODIFY" | "CHANGE" ) [ "COLUMN" ] [ ifExists ] [ name ] column place */
  private readonly changeAction: ParserMethod<[], AlterAction> = this.define('changeAction', () => {
    const verb = this.OR([
      { ALT: () => this.CONSUME(kw('MODIFY')) },
      { ALT: () => this.CONSUME(kw('CHANGE')) },
    ]);
    this.OPTION(() => this.CONSUME(kw('COLUMN')));
    this.OPTION2(() => this.SUBRULE(this.ifExists));
    const old = this.OPTION3({
      GATE: () => verb.tokenType === kw('CHANGE'),
      DEF: () => this.SUBRULE(this.name),
    });
    const column: ColumnNode = this.SUBRULE(this.column);
    const place = this.SUBRULE(this.place);
    return { kind: 'change-column', old: old ?? column.name, column, place };
  });

  /** place = [ "FIRST" | "AFTER" name ] */
  private readonly place: ParserMethod<[], ColumnPlace> = this.define('place', () =>
    this.OPTION(() =>
      this.oneOf<ColumnPlace>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(kw('FIRST'));
              return 'first';
            },
          },
          {
            ALT: () => {
              this.CONSUME(kw('AFTER'));
              return { after: this.SUBRULE(this.name) };
            },
          },
        ],
      }),
    ),
  );

  /** defaultAction = "ALTER" [ "COLUMN" ] name ( "SET" ( "DEFAULT" value | ANY ) | "DROP" "DEFAULT" ) */
  private readonly defaultAction: ParserMethod<[], readonly AlterAction[]> = this.define(
    'defaultAction',
    () => {
      this.CONSUME(kw('ALTER'));
      this.OPTION(() => this.CONSUME(kw('COLUMN')));
      const column = this.SUBRULE(this.name);
      const verb = this.OR([{ ALT: () => this.CONSUME(kw('SET')) }, { ALT: () => this.CONSUME(kw('DROP')) }]);
      const what = this.CONSUME(t.Name);
      return this.ACTION((): readonly AlterAction[] => {
        if (what.tokenType !== kw('DEFAULT')) return [];
        const text = verb.tokenType === kw('SET') ? this.readDefault() : undefined;
        return [{ kind: 'set-default', column, default: text }];
      });
    },
  );

  /** switchAction = "ALTER" ( "INDEX" | "KEY" | "CHECK" | "CONSTRAINT" ) name [ "NOT" ] word, which changes nothing that a model knows */
  private readonly switchAction: ParserMethod<[], readonly AlterAction[]> = this.define(
    'switchAction',
    () => {
      this.CONSUME(kw('ALTER'));
      this.CONSUME(t.Name);
      this.SUBRULE(this.name);
      this.OPTION(() => this.CONSUME(kw('NOT')));
      this.CONSUME2(t.Name);
      return [];
    },
  );

  /** dropAction = "DROP" ( "PRIMARY" "KEY" | [ what ] [ ifExists ] name ) */
  private readonly dropAction: ParserMethod<[], AlterAction> = this.define('dropAction', () => {
    this.CONSUME(kw('DROP'));
    return this.oneOf<AlterAction>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(kw('PRIMARY'));
            this.CONSUME(kw('KEY'));
            return { kind: 'drop-primary-key' };
          },
        },
        {
          ALT: () => {
            const what = this.SUBRULE(this.droppedThing);
            const isOptional = this.OPTION(() => {
              this.SUBRULE(this.ifExists);
              return true;
            });
            const name: NameNode = this.SUBRULE(this.name);
            this.ACTION(() => this.skipElement());
            return { kind: 'drop', what, name, isOptional: isOptional === true };
          },
        },
      ],
    });
  });

  /** droppedThing = [ "COLUMN" | "INDEX" | "KEY" | "CONSTRAINT" | "CHECK" | "FOREIGN" "KEY" ] */
  private readonly droppedThing: ParserMethod<[], DroppedThing> = this.define('droppedThing', () => {
    const kind = this.OPTION(() =>
      this.oneOf<DroppedThing>({
        DEF: [
          { ALT: () => this.after(this.CONSUME(kw('COLUMN')), 'column') },
          { ALT: () => this.after(this.CONSUME(kw('INDEX')), 'index') },
          { ALT: () => this.after(this.CONSUME(kw('KEY')), 'index') },
          { ALT: () => this.after(this.CONSUME(kw('CONSTRAINT')), 'constraint') },
          { ALT: () => this.after(this.CONSUME(kw('CHECK')), 'check') },
          {
            ALT: () => {
              this.CONSUME(kw('FOREIGN'));
              return this.after(this.CONSUME2(kw('KEY')), 'foreign-key');
            },
          },
        ],
      }),
    );
    return kind ?? 'column';
  });

  private after(_token: IToken, what: DroppedThing): DroppedThing {
    return what;
  }

  /** renameAction = "RENAME" ( ( "COLUMN" | "INDEX" | "KEY" ) name "TO" name | [ "TO" | "AS" | "=" ] tableName ) */
  private readonly renameAction: ParserMethod<[], AlterAction> = this.define('renameAction', () => {
    this.CONSUME(kw('RENAME'));
    return this.oneOf<AlterAction>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.atWord(['COLUMN', 'INDEX', 'KEY']),
          ALT: () => {
            const what = this.CONSUME(t.Name);
            const old = this.SUBRULE(this.name);
            this.CONSUME(kw('TO'));
            const name = this.SUBRULE2(this.name).text;
            const isColumn = what.tokenType === kw('COLUMN');
            return { kind: isColumn ? 'rename-column' : 'rename-index', old, name };
          },
        },
        {
          ALT: () => {
            this.OPTION({
              GATE: () => this.at(kw('TO')) || this.at(kw('AS')) || this.at(t.Equals),
              DEF: () => this.CONSUME(t.AnyToken),
            });
            return { kind: 'rename-table', to: this.SUBRULE(this.tableName) };
          },
        },
      ],
    });
  });
}
