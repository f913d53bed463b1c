import type { CreateSchemaStmt, Node } from 'libpg-query';
import { alterTable } from './alter-table.ts';
import { createIndex } from './create-index.ts';
import { createTable } from './create-table.ts';
import { createTableAs, createView } from './create-view.ts';
import {
  alterDomain,
  alterEnum,
  createComposite,
  createDomain,
  createEnum,
  createRange,
} from './declare-type.ts';
import { declareAggregate, declareFunction } from './declare-function.ts';
import type { Draft, Place } from './draft.ts';
import { dropObject } from './drop-object.ts';
import { ownSequence } from './own-sequence.ts';
import { renameObject, setSchema } from './rename-object.ts';
import { setComment } from './set-comment.ts';
import { setByCall, setVariable } from './set-search-path.ts';

/** Does to the draft what a server would do to its catalogue. Statements that say nothing of tables do nothing. */
export function applyStatement(node: Node, draft: Draft, place: Place): void {
  if ('CreateStmt' in node) createTable(node.CreateStmt, draft, place);
  else if ('CreateForeignTableStmt' in node)
    createTable(node.CreateForeignTableStmt.base ?? {}, draft, place);
  else if ('AlterTableStmt' in node) alterTable(node.AlterTableStmt, draft, place);
  else if ('IndexStmt' in node) createIndex(node.IndexStmt, draft, place);
  else if ('CommentStmt' in node) setComment(node.CommentStmt, draft, place);
  else if ('ViewStmt' in node) createView(node.ViewStmt, draft, place);
  else if ('CreateTableAsStmt' in node) createTableAs(node.CreateTableAsStmt, draft, place);
  else if ('DropStmt' in node) dropObject(node.DropStmt, draft);
  else if ('RenameStmt' in node) renameObject(node.RenameStmt, draft, place);
  else if ('AlterObjectSchemaStmt' in node) setSchema(node.AlterObjectSchemaStmt, draft, place);
  else if ('CreateSeqStmt' in node) ownSequence(node.CreateSeqStmt, draft);
  else if ('AlterSeqStmt' in node) ownSequence(node.AlterSeqStmt, draft);
  else if ('CreateSchemaStmt' in node) createSchema(node.CreateSchemaStmt, draft, place);
  else if ('VariableSetStmt' in node) setVariable(node.VariableSetStmt, draft);
  else if ('SelectStmt' in node) setByCall(node.SelectStmt, draft);
  else applyDeclaration(node, draft, place);
}

function applyDeclaration(node: Node, draft: Draft, place: Place): void {
  if ('CreateEnumStmt' in node) createEnum(node.CreateEnumStmt, draft);
  else if ('AlterEnumStmt' in node) alterEnum(node.AlterEnumStmt, draft);
  else if ('CreateDomainStmt' in node) createDomain(node.CreateDomainStmt, draft, place);
  else if ('AlterDomainStmt' in node) alterDomain(node.AlterDomainStmt, draft, place);
  else if ('CompositeTypeStmt' in node) createComposite(node.CompositeTypeStmt, draft, place);
  else if ('CreateRangeStmt' in node) createRange(node.CreateRangeStmt, draft);
  else if ('CreateFunctionStmt' in node) declareFunction(node.CreateFunctionStmt, draft);
  else if ('DefineStmt' in node) declareAggregate(node.DefineStmt, draft);
}

/** What stands inside `CREATE SCHEMA` is made in it. */
function createSchema(statement: CreateSchemaStmt, draft: Draft, place: Place): void {
  const before = draft.searchPath;
  draft.searchPath = [statement.schemaname ?? before[0] ?? 'public', ...before];
  for (const element of statement.schemaElts ?? []) applyStatement(element, draft, place);
  draft.searchPath = before;
}
