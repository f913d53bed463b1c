import type { SchemaChange } from '../../database/diff/schema-change.ts';

/** A name for a migration that was not given one: `create_orders`, `change_users`. */
export function nameMigration(changes: readonly SchemaChange[]): string {
  const [first] = changes;
  const words = { 'create-table': 'create', 'drop-table': 'drop', 'change-table': 'change' };
  const isAlike = changes.every(({ kind }) => kind === first?.kind);
  if (first === undefined || !isAlike) return 'change_tables';
  const tables = changes.map((change) =>
    change.kind === 'change-table' ? change.after.name : change.table.name,
  );
  const list = tables.length > 3 ? 'tables' : tables.join('_and_');
  const plain = list.replaceAll(/[^A-Za-z0-9_]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return `${words[first.kind]}_${plain === '' ? 'table' : plain}`.slice(0, 60);
}
