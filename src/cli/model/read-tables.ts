import type { Source } from '../../base/source.ts';
import { columnTypeUnknown } from '../../database/connect-diagnostics.ts';
import { redactUrl } from '../../database/redact-url.ts';
import { keepSchema } from '../../database/keep-schema.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { databaseFile } from '../database-file.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { findDatabaseUrl } from './find-database-url.ts';
import type { ModelSource } from './model-request.ts';
import { readDdlFiles } from './read-ddl-files.ts';
import { databaseUrlMissing } from './source-diagnostics.ts';

/** Tables as they were read, and where. */
export interface ReadTables {
  readonly schema: DatabaseSchema;
  /** No errors among them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
  /** For people: the address without its password, or the names of the files. */
  readonly place: string;
}

/** Reads the tables of a live database or of files, or gives the outcome that says why not. Nothing is written anywhere. */
export async function readTables(
  source: ModelSource,
  schema: string | undefined,
  root: string | undefined,
  host: Host,
): Promise<ReadTables | Outcome> {
  return source.kind === 'ddl' ? readFiles(source, schema, host) : readLive(source, schema, root, host);
}

async function readLive(
  { dialect, url: given }: Extract<ModelSource, { kind: 'live' }>,
  schema: string | undefined,
  root: string | undefined,
  host: Host,
): Promise<ReadTables | Outcome> {
  const found = await findDatabaseUrl(given, dialect, root, host);
  if (found === undefined) {
    const option = dialect === 'sqlite' ? '--file app.db' : `--url ${dialect}://user@host/name`;
    return failed(exitCode.usage, [report(databaseUrlMissing, { option })]);
  }
  const url = dialect === 'sqlite' ? databaseFile(found, host.environment.workingDirectory) : found;
  const { introspect } = await import('../../database/introspect.ts');
  const read = await introspect({ dialect, url, ...(schema === undefined ? {} : { schema }) });
  if (read.schema === undefined || hasErrors(read.diagnostics))
    return failed(exitCode.environment, read.diagnostics);
  return {
    schema: read.schema,
    diagnostics: withoutTypes(read.diagnostics),
    sources: new Map(),
    place: redactUrl(found),
  };
}

async function readFiles(
  { dialect, files: paths }: Extract<ModelSource, { kind: 'ddl' }>,
  schema: string | undefined,
  { files, environment }: Host,
): Promise<ReadTables | Outcome> {
  const found = await readDdlFiles(files, environment.workingDirectory, paths);
  if (found.diagnostics.length > 0) return failed(exitCode.environment, found.diagnostics);
  const { readDdl } = await import('../../database/read-ddl.ts');
  const read = await readDdl(dialect, found.sources, schema);
  const kept =
    schema === undefined ? { value: read.schema, diagnostics: [] } : keepSchema(read.schema, schema);
  const diagnostics = [...read.diagnostics, ...kept.diagnostics];
  const sources = new Map(found.sources.map((source) => [source.path, source]));
  if (hasErrors(diagnostics)) return failed(exitCode.contract, diagnostics, sources);
  const place = found.sources.map(({ path }) => path).join(', ');
  return { schema: kept.value, diagnostics: withoutTypes(diagnostics), sources, place };
}

/** Unknown types are told of the tables that are chosen, once their overrides are known. */
function withoutTypes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code !== columnTypeUnknown.code);
}
