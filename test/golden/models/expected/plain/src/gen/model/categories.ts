// Generated from the table categories by apigen. Changes here are lost: write yours in src/model/categories.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { TableModel } from '../platform/database/table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';

/** A row of categories. */
export interface CategoriesRow {
  readonly code: string;
  readonly parent_code: string | null;
  readonly constructor_: number;
  readonly __proto___: number;
  readonly options: string;
  readonly toString_: number;
  readonly valueOf_: 'a';
  readonly hasOwnProperty_: number;
}

/** What a new row of categories needs; what is left out gets the database's default. */
export interface CategoriesInsert {
  readonly code: string;
  readonly parent_code?: string | null;
  readonly constructor_: number;
  readonly __proto___: number;
  readonly options: string;
  readonly toString_: number;
  readonly valueOf_: 'a';
  readonly hasOwnProperty_: number;
}

/** What may change in a row of categories. */
export interface CategoriesUpdate {
  readonly code?: string;
  readonly parent_code?: string | null;
  readonly constructor_?: number;
  readonly __proto___?: number;
  readonly options?: string;
  readonly toString_?: number;
  readonly valueOf_?: 'a';
  readonly hasOwnProperty_?: number;
}

/** The columns whose properties have another name. */
export interface CategoriesNames {
  readonly constructor_: 'constructor';
  readonly __proto___: '__proto__';
  readonly toString_: 'toString';
  readonly valueOf_: 'valueOf';
  readonly hasOwnProperty_: 'hasOwnProperty';
}

/** The types of the model. */
export interface CategoriesTypes {
  readonly Row: CategoriesRow;
  readonly Insert: CategoriesInsert;
  readonly Update: CategoriesUpdate;
  readonly Key: string;
}

/** The table, as the database part of the platform knows it. */
export const categoriesTable: TableInfo = {
  name: 'categories',
  columns: {
    code: { column: 'code', kind: 'text' },
    parent_code: { column: 'parent_code', kind: 'text', isNullable: true, isOptional: true },
    constructor_: { column: 'constructor', kind: 'integer' },
    __proto___: { column: '__proto__', kind: 'integer' },
    options: { column: 'options', kind: 'text' },
    toString_: { column: 'toString', kind: 'int64' },
    valueOf_: { column: 'valueOf', kind: 'enum' },
    hasOwnProperty_: { column: 'hasOwnProperty', kind: 'integer' },
  },
  primaryKey: ['code'],
  uniqueKeys: { options: ['options'] },
};

/** Reads and writes categories. */
export class CategoriesModelBase extends TableModel<CategoriesTypes, Models> {
  constructor(models: Models) {
    super(models, categoriesTable);
  }

  /** The row with this options. */
  findByOptions(options2: string, options?: ReadOptions): Promise<CategoriesRow | undefined> {
    return this.findByUnique('options', { options: options2 }, options);
  }

  /** Inserts the row, or changes the one that has its options. */
  upsertByOptions(row: CategoriesInsert): Promise<CategoriesRow> {
    return this.upsertByUnique('options', row);
  }

  /** The row of categories that `parent_code` of each of these categories names, in one query. */
  loadParent<Row extends Pick<CategoriesRow, 'parent_code'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, CategoriesRow>> {
    return this.models.categories.findParents(rows, { parent_code: 'code' }, options);
  }

  /** The categories of each of these categories, in one query; a row that has none gets an empty list. */
  loadCategoriesByParentCode<Row extends Pick<CategoriesRow, 'code'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, CategoriesRow[]>> {
    return this.models.categories.findChildren(rows, { code: 'parent_code' }, options);
  }
}
