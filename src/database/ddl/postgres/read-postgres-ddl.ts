import type { Node } from 'libpg-query';
import type { Source } from '../../../base/source.ts';
import { report } from '../../../diagnostics/definition.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { ddlStatementDynamic, ddlStatementUnreadable } from '../../ddl-diagnostics.ts';
import type { DdlReading } from '../../introspection.ts';
import { unknownTypes } from '../../postgres/unknown-types.ts';
import { applyStatement } from './apply-statement.ts';
import { doStatements } from './do-statements.ts';
import { createDraft, type Draft, type Place } from './draft.ts';
import { finishDraft } from './finish-draft.ts';
import { loadPgParser, type ParseFailure, type PgParser } from './pg-parser.ts';
import { splitStatements, type Statement } from './split-statements.ts';

/** What says nothing of tables is not even parsed: data, rights, functions, transactions. */
const passedOver =
  /^(?:insert|update|delete|merge|copy|grant|revoke|begin|start|commit|end|rollback|abort|savepoint|release|analyze|vacuum|reindex|cluster|lock|truncate|call|with|values|explain|refresh|security|notify|listen|unlisten|reset|show|discard|prepare|execute|deallocate|declare|fetch|move|close|checkpoint|load|import|reassign|select(?![^]{0,200}\bset_config\b)|set(?!\s+(?:(?:session|local)\s+)?search_path\b)|(?:alter|drop|comment\s+on)\s+(?:function|procedure|routine|aggregate)|(?:create|alter|drop|comment\s+on)\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?:procedure|trigger|event|rule|policy|role|user|group|database|tablespace|extension|operator|cast|collation|conversion|publication|subscription|server|language|trusted|procedural|text|statistics|access|transform|large|default|system))\b/i;

/**
 * Reads what DDL for PostgreSQL would make: files as people write them and dumps of pg_dump. Each statement is parsed
 * by the grammar of PostgreSQL itself; one that cannot be read is reported and the others go on.
 */
export async function readPostgresDdl(sources: readonly Source[]): Promise<DdlReading> {
  const parser = await loadPgParser();
  const draft = createDraft();
  for (const source of sources) {
    for (const statement of splitStatements(source.text)) {
      if (draft.changers.size > 0) reportCalls(statement, source, draft);
      if (passedOver.test(statement.text)) continue;
      const parsed = parser.parse(statement.text);
      if ('reason' in parsed) draft.diagnostics.push(unreadable(parsed, statement, source));
      else for (const node of parsed) applyAll(node, draft, { source, statement }, parser);
    }
    // A second file is a second script, which starts anew.
    draft.searchPath = ['public'];
  }
  const schema = finishDraft(draft);
  const leftOut = Array.from(draft.leftOut.values()).filter((told) => told !== null);
  return { schema, diagnostics: [...draft.diagnostics, ...leftOut, ...unknownTypes(schema.tables)] };
}

/** Applies a statement, and what a block of procedural code holds; what in there cannot be read is not of the kind. */
function applyAll(node: Node, draft: Draft, place: Place, parser: PgParser): void {
  if (!('DoStmt' in node)) return applyStatement(node, draft, place);
  const told = draft.diagnostics.length;
  const { source, statement } = place;
  const { statements, dynamic } = doStatements(node.DoStmt);
  for (const text of statements) {
    const parsed = parser.parse(text);
    if ('reason' in parsed) continue;
    for (const inner of parsed)
      applyStatement(inner, draft, { source, statement: { text, start: statement.start } });
  }
  // The guard around it would have kept the server from it.
  draft.diagnostics.splice(told);
  for (const text of dynamic) draft.diagnostics.push(dynamicStatement(text, statement, source));
}

const call = /^select\s+(?:"?\w+"?\.)?"?(\w+)"?\s*\(/i;

/** Tells of the first call of each function that changes tables. */
function reportCalls(statement: Statement, source: Source, draft: Draft): void {
  const name = call.exec(statement.text)?.[1];
  if (name !== undefined && (draft.changers.delete(name) || draft.changers.delete(name.toLowerCase())))
    draft.diagnostics.push(dynamicStatement(statement.text, statement, source));
}

function dynamicStatement(text: string, { start, text: whole }: Statement, source: Source): Diagnostic {
  const words = text.replaceAll(/\s+/g, ' ');
  const shown = words.length > 60 ? `${words.slice(0, 59)}…` : words;
  const span = { file: source.path, start, end: Math.min(start + whole.length, source.text.length) };
  return report(ddlStatementDynamic, { statement: shown }, { span });
}

function unreadable(failure: ParseFailure, statement: Statement, source: Source): Diagnostic {
  const before = Array.from(statement.text).slice(0, failure.character).join('');
  const start = Math.min(statement.start + before.length, source.text.length);
  const word = /^(?:[\w$]+|.)?/u.exec(source.text.slice(start, start + 100))?.[0] ?? '';
  return report(
    ddlStatementUnreadable,
    { reason: failure.reason },
    { span: { file: source.path, start, end: start + word.length } },
  );
}
