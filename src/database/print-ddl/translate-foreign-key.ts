import type { Dialect } from '../dialect.ts';
import type { ForeignKeySchema, ReferentialAction, TableSchema } from '../schema.ts';
import { sqliteName } from './sqlite-name.ts';

/** A reference as another dialect would hold it. */
export function translateForeignKey(
  key: ForeignKeySchema,
  { columns }: TableSchema,
  to: Dialect,
): ForeignKeySchema {
  const { references } = key;
  const isAlwaysSet = columns.some(({ name, isNullable }) => key.columns.includes(name) && !isNullable);
  const action = (wanted: ReferentialAction): ReferentialAction => {
    if (to !== 'mysql') return wanted;
    // InnoDB refuses to declare what would fail when it happens; the others let it fail then.
    return wanted === 'set default' || (wanted === 'set null' && isAlwaysSet) ? 'restrict' : wanted;
  };
  return {
    ...key,
    references:
      to === 'sqlite'
        ? { ...references, schema: null, table: sqliteName(references.schema, references.table) }
        : references,
    onDelete: action(key.onDelete),
    onUpdate: action(key.onUpdate),
  };
}
