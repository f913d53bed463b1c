// Generated from the table categories by apigen. Changes here are lost: write yours in src/model/categories.ts.
import type { Models } from '../models.ts';
import { ReadOnlyTableModel } from '../platform/database/read-only-table-model.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import type { TableInfo } from '../platform/database/table.ts';

/** A row of categories. */
export interface CategoriesRow {
  readonly code: string;
  readonly parentCode: string | null;
  readonly constructor_: number;
  readonly proto: number;
  readonly options: string;
  readonly toString_: bigint;
  readonly valueOf_: 'a';
  readonly hasOwnProperty_: number;
}

/** The columns whose properties have another name. */
export interface CategoriesNames {
  readonly parentCode: 'parent_code';
  readonly constructor_: 'constructor';
  readonly proto: '__proto__';
  readonly toString_: 'toString';
  readonly valueOf_: 'valueOf';
  readonly hasOwnProperty_: 'hasOwnProperty';
}

/** The types of the model. */
export interface CategoriesTypes {
  readonly Row: CategoriesRow;
  readonly Key: string;
}

/** The table, as the database part of the platform knows it. */
export const categoriesTable: TableInfo = {
  name: 'categories',
  columns: {
    code: { column: 'code', kind: 'text' },
    parentCode: { column: 'parent_code', kind: 'text', isNullable: true, isOptional: true },
    constructor_: { column: 'constructor', kind: 'integer' },
    proto: { column: '__proto__', kind: 'integer' },
    options: { column: 'options', kind: 'text' },
    toString_: { column: 'toString', kind: 'int64', int64: 'bigint' },
    valueOf_: { column: 'valueOf', kind: 'enum' },
    hasOwnProperty_: { column: 'hasOwnProperty', kind: 'integer' },
  },
  primaryKey: ['code'],
  uniqueKeys: { options: ['options'] },
  isReadOnly: true,
};

/** Reads categories. */
export class CategoriesModelBase extends ReadOnlyTableModel<CategoriesTypes, Models> {
  constructor(models: Models) {
    super(models, categoriesTable);
  }

  /** The row with this options. */
  findByOptions(options2: string, options?: ReadOptions): Promise<CategoriesRow | undefined> {
    return this.findByUnique('options', { options: options2 }, options);
  }

  /** The row of categories that `parentCode` of each of these categories names, in one query. */
  loadParent<Row extends Pick<CategoriesRow, 'parentCode'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, CategoriesRow>> {
    return this.models.categories.findParents(rows, { parentCode: 'code' }, options);
  }

  /** The categories of each of these categories, in one query; a row that has none gets an empty list. */
  loadCategoriesByParentCode<Row extends Pick<CategoriesRow, 'code'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, CategoriesRow[]>> {
    return this.models.categories.findChildren(rows, { code: 'parentCode' }, options);
  }
}
