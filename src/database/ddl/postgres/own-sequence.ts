import type { AlterSeqStmt, CreateSeqStmt, Node } from 'libpg-query';
import { keyOf, type Draft } from './draft.ts';
import { findTable, schemaFor } from './draft-names.ts';
import { listNames, qualifiedName, relationName } from './node-parts.ts';

/** `CREATE SEQUENCE` and `ALTER SEQUENCE`: which column owns it, and so is numbered by it. */
export function ownSequence(statement: CreateSeqStmt | AlterSeqStmt, draft: Draft): void {
  for (const option of statement.options ?? []) {
    if (!('DefElem' in option) || option.DefElem.defname !== 'owned_by') continue;
    const names = ownerNames(option.DefElem.arg);
    const name = relationName(statement.sequence);
    const key = keyOf(schemaFor(name, draft), name.name);
    const table = findTable(qualifiedName(names.slice(0, -1)), draft);
    const column = names.at(-1);
    if (table === undefined || column === undefined) draft.sequenceOwners.delete(key);
    else draft.sequenceOwners.set(key, { table: keyOf(table.schema, table.name), column });
  }
}

function ownerNames(node: Node | undefined): readonly string[] {
  const names = listNames(node);
  return names.length > 1 ? names : [];
}
