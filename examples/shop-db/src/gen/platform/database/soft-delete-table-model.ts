import { restoreRow } from './change-row.ts';
import type { Registry } from './model-registry.ts';
import { TableModel } from './table-model.ts';
import type { TableTypes } from './table-types.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * A table whose rows are marked as deleted instead of being removed: `delete` marks, and everything that reads, by unique
 * keys too, leaves marked rows out unless it is told `withDeleted: true`.
 */
export class SoftDeleteTableModel<
  Types extends TableTypes,
  Models extends Registry,
> extends TableModel<Types, Models> {
  /** Removes the row for good, marked or not, and tells whether there was one. */
  async hardDelete(key: Types['Key'], options: WriteOptions = {}): Promise<boolean> {
    return this.deleteOne(key, false, options);
  }

  /** Takes the mark away, and gives the row; undefined when no marked row has this key. */
  async restore(key: Types['Key']): Promise<Types['Row'] | undefined> {
    const row = await restoreRow<Types['Row']>(this.access, key);
    if (row !== undefined) await this.tellChange('update', [row]);
    return row;
  }
}
