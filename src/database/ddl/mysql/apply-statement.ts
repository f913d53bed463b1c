import type { IToken } from 'chevrotain';
import { assertNever } from '../../../base/assert-never.ts';
import { addIndexes } from './add-indexes.ts';
import { applyAlterTable } from './apply-alter-table.ts';
import { changedTable, type ApplyContext } from './apply-context.ts';
import { applyCreateTable } from './apply-create-table.ts';
import { applyCreateView } from './apply-create-view.ts';
import { draftIndex } from './draft-index.ts';
import { isSameName } from './draft-table.ts';
import type { StatementNode } from './statement.ts';

/** Does to the tables so far what a server would do. `tokens` are those of the statement. */
export function applyStatement(
  context: ApplyContext,
  statement: StatementNode,
  tokens: readonly IToken[],
): void {
  const { catalog } = context;
  switch (statement.kind) {
    case 'create-table':
      return applyCreateTable(context, statement);
    case 'alter-table':
      return applyAlterTable(context, statement);
    case 'create-view': {
      const query = tokens.filter((token) => token.startOffset >= statement.select);
      return applyCreateView(context, statement, query);
    }
    case 'create-index': {
      const table = changedTable(context, statement.table);
      const index = table === undefined ? undefined : draftIndex(context, table, statement.index);
      if (table !== undefined && index !== undefined) addIndexes(table, [index]);
      return;
    }
    case 'drop-index': {
      const table = changedTable(context, statement.table);
      if (table === undefined) return;
      if (isSameName(statement.name.text, 'PRIMARY')) table.primaryKey = null;
      table.indexes = table.indexes.filter((index) => !isSameName(index.name, statement.name.text));
      return;
    }
    case 'drop-tables':
      if (statement.isTemporary) return;
      for (const { schema, name } of statement.tables) {
        const table = catalog.find(schema, name);
        if (table !== undefined) catalog.remove(table);
        catalog.doubtfulViews.delete(name);
      }
      return;
    case 'rename-tables':
      for (const { from, to } of statement.pairs) {
        const table = changedTable(context, from);
        if (table !== undefined) catalog.rename(table, to.schema ?? catalog.current, to.name);
      }
      return;
    default:
      assertNever(statement);
  }
}
