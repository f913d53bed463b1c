import type { DropStmt } from 'libpg-query';
import { typeKey } from './declare-type.ts';
import { keyOf, partsOf, type Draft, type DraftTable } from './draft.ts';
import { findTable, leftOutKey } from './draft-names.ts';
import { listNames, namesOf, qualifiedName } from './node-parts.ts';

/** `DROP` of tables, views, indexes, types and schemas, with the foreign keys that refer to what is gone. */
export function dropObject(statement: DropStmt, draft: Draft): void {
  for (const object of statement.objects ?? []) {
    const names = 'TypeName' in object ? namesOf(object.TypeName.names) : listNames(object);
    switch (statement.removeType) {
      case 'OBJECT_TABLE':
      case 'OBJECT_VIEW':
      case 'OBJECT_MATVIEW':
      case 'OBJECT_FOREIGN_TABLE': {
        const name = qualifiedName(names);
        const table = findTable(name, draft);
        if (table === undefined) draft.leftOut.delete(leftOutKey(name, draft) ?? '');
        else dropTable(table, draft);
        break;
      }
      case 'OBJECT_INDEX':
        dropIndex(names.at(-1) ?? '', names.at(-2), draft);
        break;
      case 'OBJECT_TYPE':
      case 'OBJECT_DOMAIN':
        draft.types.delete(typeKey(names, draft));
        break;
      case 'OBJECT_SCHEMA':
        dropSchema(names[0] ?? '', draft);
        break;
      default:
    }
  }
}

function dropTable(table: DraftTable, draft: Draft): void {
  draft.tables.delete(keyOf(table.schema, table.name));
  for (const other of draft.tables.values()) {
    other.foreignKeys = other.foreignKeys.filter(
      ({ parent }) => parent.schema !== table.schema || parent.name !== table.name,
    );
  }
}

function dropIndex(name: string, schema: string | undefined, draft: Draft): void {
  const schemas = schema === undefined ? [...draft.searchPath, 'public'] : [schema];
  for (const table of draft.tables.values())
    if (schemas.includes(table.schema)) table.indexes = table.indexes.filter((index) => index.name !== name);
}

function dropSchema(name: string, draft: Draft): void {
  for (const table of Array.from(draft.tables.values())) if (table.schema === name) dropTable(table, draft);
  for (const key of Array.from(draft.leftOut.keys())) if (partsOf(key)[0] === name) draft.leftOut.delete(key);
  for (const key of Array.from(draft.types.keys())) if (partsOf(key)[0] === name) draft.types.delete(key);
}
