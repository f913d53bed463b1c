import { baseName, isAbsolutePath, joinPath, parentPath } from '../base/path.ts';
import { createSource, type Source } from '../base/source.ts';
import type { Span } from '../base/span.ts';
import { suggestFiles } from '../base/suggest.ts';
import { report, type DiagnosticPlace } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decodeText } from './decode.ts';
import {
  fileIsDirectory,
  fileNotApi,
  fileNotFound,
  fileNotRegular,
  fileNotUtf8,
  fileUnreadable,
} from './load-diagnostics.ts';

/** What reading contracts needs of a file system; the host's has all of it. Failures throw, with the system's code. */
export interface ContractFiles {
  read(path: string): Promise<Uint8Array>;
  kind(path: string): Promise<'file' | 'directory' | 'link' | 'other' | undefined>;
  realPath(path: string): Promise<string>;
  list(path: string): Promise<readonly string[]>;
}

/** Which file is wanted and how messages speak of it. */
export interface ContractRequest {
  /** Absolute. */
  readonly path: string;
  /** `Source.path` of the result. */
  readonly name: string;
  /** The path as the user wrote it. */
  readonly written: string;
  /** The import that asks for it; absent for the root. */
  readonly span?: Span;
  /** The file that this import stands in, absolute. */
  readonly importer?: string;
}

/** Reads one contract as text, or says why that cannot be done; the system's failures become diagnostics. */
export async function readContract(
  files: ContractFiles,
  request: ContractRequest,
): Promise<Source | Diagnostic> {
  const path = request.written;
  const place = request.span === undefined ? {} : { span: request.span };
  try {
    const kind = await files.kind(request.path);
    if (kind === undefined) return report(fileNotFound, { path }, await missingPlace(files, request));
    if (kind === 'directory') {
      return report(fileIsDirectory, { path }, { ...place, hint: 'Give the path of one ".api" file.' });
    }
    if (kind === 'other') {
      const hint = 'Give the path of an ordinary file that ends in ".api".';
      return report(fileNotRegular, { path, kind: 'a pipe or a device' }, { ...place, hint });
    }
    // Links are followed before, so this is one that could not be.
    if (kind === 'link') {
      const hint = 'Let the link lead to a file that is there, or delete it.';
      return report(fileNotRegular, { path, kind: 'a link that leads nowhere' }, { ...place, hint });
    }
    if (!request.path.endsWith('.api')) {
      return report(fileNotApi, { path }, { ...place, hint: 'Rename the file so that it ends in ".api".' });
    }
    return sourceOf(request, await files.read(request.path), place);
  } catch (error) {
    const hint = 'Check that the file may be read by you.';
    return report(fileUnreadable, { path, reason: reasonOf(error) }, { ...place, hint });
  }
}

/** Tells a diagnostic from the source that was asked for. */
export function isDiagnostic(result: Source | Diagnostic): result is Diagnostic {
  return 'code' in result;
}

function sourceOf(request: ContractRequest, bytes: Uint8Array, place: DiagnosticPlace): Source | Diagnostic {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return createSource(request.name, decoded.text);
  return report(
    fileNotUtf8,
    { path: request.written, line: decoded.line },
    { ...place, hint: 'Save the file as UTF-8 text.' },
  );
}

async function missingPlace(files: ContractFiles, request: ContractRequest): Promise<DiagnosticPlace> {
  const hint = await nearNames(files, request);
  return { hint, ...(request.span === undefined ? {} : { span: request.span }) };
}

const ofTheMachine =
  'A path that begins with "/" is one of the whole machine. Write it as seen from the importing file';

/** Names in the folder that the user may have meant; a wrong ending counts as near. */
async function nearNames(files: ContractFiles, request: ContractRequest): Promise<string> {
  const general =
    request.span === undefined
      ? 'Check the path, or write a first contract with "apigen init".'
      : 'Imports are looked for next to the importing file, then in the folder of the root contract.';
  const folder = parentPath(request.path);
  if ((await files.kind(folder)) !== 'directory') {
    const isOfTheMachine = request.span !== undefined && request.written.startsWith('/');
    if (isOfTheMachine) return `${ofTheMachine}, such as "${request.written.replace(/^\/+/, '')}".`;
    return `The folder is not there either. ${general}`;
  }
  const contracts = (await files.list(folder)).filter(
    (name) => name.endsWith('.api') && joinPath(folder, name) !== request.importer,
  );
  const wanted = baseName(request.path);
  const completed = `${wanted}.api`;
  const near = contracts.includes(completed) ? [completed] : suggestFiles(wanted, contracts);
  const names = near.map((name) => `"${besideWritten(request.written, name)}"`);
  return names.length === 0 ? general : `Did you mean ${names.join(' or ')}?`;
}

function besideWritten(written: string, name: string): string {
  const end = written.lastIndexOf('/');
  return end === -1 || (isAbsolutePath(written) && end === 0) ? name : `${written.slice(0, end)}/${name}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error)
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}
