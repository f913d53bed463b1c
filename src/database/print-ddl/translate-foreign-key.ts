import type { Dialect } from '../dialect.ts';
import type { ForeignKeySchema, ReferentialAction, TableSchema } from '../schema.ts';

/** A reference as another dialect would hold it. */
export function translateForeignKey(
  key: ForeignKeySchema,
  { columns }: TableSchema,
  to: Dialect,
): ForeignKeySchema {
  const isAlwaysSet = columns.some(({ name, isNullable }) => key.columns.includes(name) && !isNullable);
  const action = (wanted: ReferentialAction): ReferentialAction => {
    if (to !== 'mysql') return wanted;
    // InnoDB refuses to declare what would fail when it happens; the others let it fail then.
    return wanted === 'set default' || (wanted === 'set null' && isAlwaysSet) ? 'restrict' : wanted;
  };
  return {
    ...key,
    // SQLite has one schema.
    references: { ...key.references, schema: to === 'sqlite' ? null : key.references.schema },
    onDelete: action(key.onDelete),
    onUpdate: action(key.onUpdate),
  };
}
