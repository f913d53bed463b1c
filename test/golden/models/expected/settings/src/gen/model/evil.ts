// Generated from the table */ evil(); /* by apigen. Changes here are lost: write yours in src/model/evil.ts.
import type { Models } from '../models.ts';
import { TableModel } from '../platform/database/table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';

/** A row of *​/ evil(); /*: *​/ evil(); /* @​internal */
export interface EvilRow {
  /** *​/ evil(); /* */
  readonly id: number;
  readonly aBC: number;
  readonly evil: string;
  readonly '😀': '*/' | '`${evil()}`';
}

/** What a new row of *​/ evil(); /* needs; what is left out gets the database's default. */
export interface EvilInsert {
  readonly id: number;
  readonly aBC: number;
  readonly evil?: string;
  readonly '😀': '*/' | '`${evil()}`';
}

/** What may change in a row of *​/ evil(); /*. */
export interface EvilUpdate {
  readonly id?: number;
  readonly aBC?: number;
  readonly evil?: string;
  readonly '😀'?: '*/' | '`${evil()}`';
}

/** The columns whose properties have another name. */
export interface EvilNames {
  readonly aBC: 'a\'b"c';
  readonly evil: '${evil()}';
}

/** The types of the model. */
export interface EvilTypes {
  readonly Row: EvilRow;
  readonly Insert: EvilInsert;
  readonly Update: EvilUpdate;
  readonly Key: number;
}

/** The table, as the database part of the platform knows it. */
export const evilTable: TableInfo = {
  name: '*/ evil(); /*',
  columns: {
    id: { column: 'id', kind: 'integer' },
    aBC: { column: 'a\'b"c', kind: 'integer' },
    evil: { column: '${evil()}', kind: 'text', isOptional: true },
    '😀': { column: '😀', kind: 'enum' },
  },
  primaryKey: ['id'],
  uniqueKeys: {},
};

/** Reads and writes *​/ evil(); /*. */
export class EvilModelBase extends TableModel<EvilTypes, Models> {
  constructor(models: Models) {
    super(models, evilTable);
  }
}
