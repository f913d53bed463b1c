import type { IndexStmt } from 'libpg-query';
import type { Draft, DraftPart, Place } from './draft.ts';
import { askForNames, hasColumns, isRelation, needTable } from './draft-names.ts';
import { relationName } from './node-parts.ts';
import { indexPartNames, objectName } from './object-name.ts';
import { operatorClass } from './operator-class.ts';

/** `CREATE INDEX`. */
export function createIndex(statement: IndexStmt, draft: Draft, place: Place): void {
  const table = needTable(relationName(statement.relation), draft, place);
  if (table === undefined) return;
  const elements = (statement.indexParams ?? []).flatMap((node) =>
    'IndexElem' in node ? [node.IndexElem] : [],
  );
  const carried = (statement.indexIncludingParams ?? []).flatMap((node) =>
    'IndexElem' in node ? [node.IndexElem] : [],
  );
  const columns = elements.flatMap(({ name }) => name ?? []);
  if (!hasColumns(table, columns, `the index "${statement.idxname ?? ''}"`, draft, place)) return;
  const isTaken = askForNames(table.schema, draft, 'relation');
  const name =
    statement.idxname ?? objectName(table.name, indexPartNames([...elements, ...carried]), 'idx', isTaken);
  // With IF NOT EXISTS the first one stays; without it a server would refuse the second.
  if (isRelation(table.schema, name, draft)) return;
  const text = place.statement.text;
  const method = methodOf(statement.accessMethod);
  table.indexes.push({
    name,
    isUnique: statement.unique === true,
    parts: elements.map((element): DraftPart => ({
      column: element.expr === undefined ? element.name : undefined,
      expression: element.expr === undefined ? undefined : { node: element.expr, statement: text },
      isDescending: element.ordering === 'SORTBY_DESC',
      operatorClass: operatorClass(element, method),
    })),
    where: statement.whereClause === undefined ? undefined : { node: statement.whereClause, statement: text },
    method,
    areNullsEqual: statement.nulls_not_distinct === true,
    carried: carried.flatMap((element) => element.name ?? []),
    isConstraint: false,
  });
}

/** Servers take the name that GiST had before 8.2. */
function methodOf(name = 'btree'): string {
  return name === 'rtree' ? 'gist' : name;
}
