import { openMigrationConnection } from '../../database/migrate/open-migration-connection.ts';
import type { SchemaChange, TableChange } from '../../database/diff/schema-change.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { tableKey } from '../../database/table-key.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { migrationViewInTheWay } from './migrate-diagnostics.ts';
import type { MigratePlace } from './migrate-place.ts';

/** What a migration is about to change, and where. */
export interface ChangedState {
  readonly place: MigratePlace;
  /** `database`, or what else stands for it. */
  readonly from: string;
  /** The state that is changed. */
  readonly start: DatabaseSchema;
  readonly changes: readonly SchemaChange[];
  readonly isLossAllowed: boolean;
}

/**
 * Tells of views that make a migration fail: those whose name a new table is to have, and on PostgreSQL those that show
 * what goes or gets another type. Only a live database knows what its views show.
 */
export async function viewsInTheWay(state: ChangedState): Promise<readonly Diagnostic[]> {
  const { place, from, start, changes } = state;
  const views = new Set(start.tables.filter(({ kind }) => kind === 'view').map(tableKey));
  const taken = changes.flatMap((change) =>
    change.kind === 'create-table' && views.has(tableKey(change.table))
      ? [{ view: change.table.name, table: change.table.name, what: 'is to have its name' }]
      : [],
  );
  const touched =
    from === 'database' && place.dialect === 'postgres' ? changes.flatMap(touchesOf(state)) : [];
  const used = touched.length === 0 || views.size === 0 ? [] : await readViewUses(state);
  const shown = used.flatMap(({ view, key, table, column }) =>
    touched
      .filter((touch) => touch.key === key && (touch.column ?? column) === column)
      .map(({ what }) => ({ view, table, what })),
  );
  const facts = new Map([...taken, ...shown].map((fact) => [JSON.stringify(fact), fact]));
  return [...facts.values()].map((fact) => report(migrationViewInTheWay, fact));
}

/** What no view may show while it happens: to a column, or to the whole table. */
interface Touch {
  readonly key: string;
  readonly column: string | undefined;
  readonly what: string;
}

/** What loses something is a comment in the migration unless that is asked for. */
function touchesOf({ isLossAllowed }: ChangedState): (change: SchemaChange) => readonly Touch[] {
  return (change) => {
    if (change.kind === 'create-table') return [];
    if (change.kind === 'change-table') return touchesOfColumns(change, isLossAllowed);
    const key = tableKey(change.table);
    return isLossAllowed ? [{ key, column: undefined, what: 'is dropped' }] : [];
  };
}

function touchesOfColumns({ before, parts }: TableChange, isLossAllowed: boolean): readonly Touch[] {
  const key = tableKey(before);
  return parts.flatMap((part): Touch[] => {
    if (part.kind === 'change-column' && part.aspects.includes('type')) {
      const { name } = part.before;
      return [{ key, column: name, what: `gets another type in its column "${name}"` }];
    }
    const gone =
      part.kind === 'drop-column' ? part.column : part.kind === 'replace-column' ? part.before : undefined;
    if (gone === undefined || !isLossAllowed) return [];
    return [{ key, column: gone.name, what: `loses its column "${gone.name}"` }];
  });
}

interface ViewUse {
  readonly view: string;
  /** The table that it shows. */
  readonly key: string;
  readonly table: string;
  readonly column: string;
}

const viewUses = `
select distinct v.relname::text as view, n.nspname::text as schema, t.relname::text as "table", a.attname::text as "column"
from pg_catalog.pg_depend d
  join pg_catalog.pg_rewrite r on r.oid = d.objid and d.classid = 'pg_catalog.pg_rewrite'::regclass
  join pg_catalog.pg_class v on v.oid = r.ev_class and v.relkind in ('v', 'm')
  join pg_catalog.pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_catalog.pg_class'::regclass
  join pg_catalog.pg_namespace n on n.oid = t.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and (a.attnum = d.refobjsubid or d.refobjsubid = 0)
where t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
order by 1, 2, 3, 4`;

async function readViewUses({ place, start }: ChangedState): Promise<readonly ViewUse[]> {
  const { dialect, url } = place;
  if (url === undefined) return [];
  const connection = await openMigrationConnection({ dialect, url, timeoutMs: 10_000, access: 'read' });
  // Whoever reads the tables tells why.
  if ('code' in connection) return [];
  try {
    const rows = await connection.query(viewUses);
    return rows.map((row) => {
      const [schema, name] = [String(row['schema']), String(row['table'])];
      const key = tableKey({ schema: schema === start.defaultSchema ? null : schema, name });
      return { view: String(row['view']), key, table: name, column: String(row['column']) };
    });
  } finally {
    await connection.close();
  }
}
