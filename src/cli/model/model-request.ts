import { durationText } from '../../config/database-settings.ts';
import type { Dialect } from '../../database/dialect.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { usageMistake } from '../parse-arguments.ts';

/** What `apigen model` was asked for, as it was written. */
export interface ModelRequest {
  readonly source: string;
  readonly files: readonly string[];
  readonly table: string | undefined;
  readonly url: string | undefined;
  readonly schema: string | undefined;
  readonly file: string | undefined;
  readonly dialect: string | undefined;
  readonly cache: boolean | undefined;
  readonly ttl: string | undefined;
  readonly softDelete: string | undefined;
  readonly versionColumn: string | undefined;
  readonly naming: string | undefined;
  readonly int64: string | undefined;
  readonly readOnly: boolean | undefined;
  readonly out: string | undefined;
  readonly api: string | undefined;
  readonly noInstall: boolean | undefined;
  readonly skipGit: boolean | undefined;
  readonly diff: boolean | undefined;
  readonly dryRun: boolean | undefined;
}

/** Where tables are read: a live database, or files of DDL. */
export type ModelSource =
  | { readonly kind: 'live'; readonly dialect: Dialect; readonly url: string | undefined }
  | { readonly kind: 'ddl'; readonly dialect: Dialect; readonly files: readonly string[] };

/** Settles where tables are read. `known` is the dialect that the project has already. */
export function chooseSource(request: ModelRequest, known: Dialect | undefined): ModelSource | Diagnostic {
  const { source, files, url, file } = request;
  const problem = findMistake(request, known);
  if (problem !== undefined) return report(usageMistake, { problem }, { hint: 'See "apigen model --help".' });
  const dialect = toDialect(source === 'ddl' ? (request.dialect ?? known) : source) ?? 'sqlite';
  if (source === 'ddl') return { kind: 'ddl', dialect, files };
  return { kind: 'live', dialect, url: file ?? url };
}

/** The patterns of `--table`, one by one as far as commas outside of quotes part them. */
export function givenPatterns({ table }: Pick<ModelRequest, 'table'>): readonly string[] {
  const patterns = table?.match(/(?:"(?:[^"]|"")*"|[^,"])+/gu) ?? [];
  return patterns.map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
}

function findMistake(request: ModelRequest, known: Dialect | undefined): string | undefined {
  const { source, files, url, file, schema, table, ttl } = request;
  if (source === 'ddl') {
    if (files.length === 0) return 'Name the files to read: "apigen model ddl schema.sql --dialect mysql".';
    if (url !== undefined || file !== undefined)
      return 'With "ddl" the tables are read from files; the options "--url" and "--file" do not go with it.';
    if (request.dialect === undefined && known === undefined)
      return 'Say with "--dialect" what the files are written for: mysql, postgres or sqlite.';
  } else {
    if (files.length > 0) return `Files are read with "apigen model ddl", not with "${source}".`;
    if (request.dialect !== undefined && request.dialect !== source)
      return `The option "--dialect" goes with "ddl"; "${source}" is a dialect itself.`;
    if (file !== undefined && source !== 'sqlite') return 'The option "--file" goes with "sqlite" alone.';
    if (file !== undefined && url !== undefined)
      return 'The database is given twice, by "--file" and by "--url". Give one of them.';
  }
  if (schema !== undefined && (source === 'ddl' ? (request.dialect ?? known) : source) === 'sqlite')
    return 'SQLite has no schemas, so the option "--schema" does not go with it.';
  if (table !== undefined && givenPatterns(request).length === 0)
    return 'The option "--table" needs the name of a table, or a pattern such as "order_*".';
  if (ttl !== undefined && request.cache !== true) return 'The option "--ttl" goes with "--cache".';
  if (ttl !== undefined && !durationText.test(ttl))
    return `"${ttl}" is no time. Give one such as "30s", "5m" or "1h".`;
  return undefined;
}

function toDialect(name: string | undefined): Dialect | undefined {
  return name === 'mysql' || name === 'postgres' || name === 'sqlite' ? name : undefined;
}
