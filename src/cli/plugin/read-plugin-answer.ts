import { isRecord } from '../../base/is-record.ts';
import type { PluginAnswer, PluginDiagnostic, PluginFile } from './plugin-protocol.ts';

/** More files than any service has. */
const mostFiles = 20_000;

/** Checks what a plugin printed. Gives the first thing that is wrong with it, as the middle of a sentence, instead of guessing. */
export function readPluginAnswer(text: string): PluginAnswer | string {
  if (text.trim() === '') return 'it printed nothing on standard output';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const start = text.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
    return `what it printed on standard output is not JSON but begins with ${JSON.stringify(start)}`;
  }
  if (!isRecord(value)) return 'its answer is not a JSON object';
  const { files, diagnostics = [] } = value;
  const unknown = unknownField(value, ['files', 'diagnostics', 'protocol'], 'answer');
  if (unknown !== undefined) return unknown;
  if (value['protocol'] !== undefined && value['protocol'] !== 1)
    return 'it speaks another version of the protocol than 1';
  if (!Array.isArray(files)) return '"files" in its answer is not a list';
  if (files.length > mostFiles) return `its answer has more than ${mostFiles} files`;
  if (!Array.isArray(diagnostics)) return '"diagnostics" in its answer is not a list';
  const readFiles: PluginFile[] = [];
  for (const [index, file] of files.entries()) {
    const read = readFile(file, `files[${index}]`);
    if (typeof read === 'string') return read;
    readFiles.push(read);
  }
  const readDiagnostics: PluginDiagnostic[] = [];
  for (const [index, diagnostic] of diagnostics.entries()) {
    const read = readDiagnostic(diagnostic, `diagnostics[${index}]`);
    if (typeof read === 'string') return read;
    readDiagnostics.push(read);
  }
  return { files: readFiles, diagnostics: readDiagnostics };
}

function readFile(value: unknown, place: string): PluginFile | string {
  if (!isRecord(value)) return `"${place}" in its answer is not an object`;
  const { path, content, ownership = 'generated' } = value;
  if (typeof path !== 'string' || path === '') return `"${place}.path" in its answer is not a path`;
  if (typeof content !== 'string') return `"${place}.content" in its answer is not a text`;
  if (ownership !== 'generated' && ownership !== 'yours' && ownership !== 'scaffold')
    return `"${place}.ownership" in its answer is none of "generated", "yours" and "scaffold"`;
  return (
    unknownField(value, ['path', 'content', 'ownership'], place) ?? {
      path,
      content: content.replaceAll('\r\n', '\n').toWellFormed(),
      ownership,
    }
  );
}

function readDiagnostic(value: unknown, place: string): PluginDiagnostic | string {
  if (!isRecord(value)) return `"${place}" in its answer is not an object`;
  const { severity, message, hint, origin } = value;
  if (severity !== 'error' && severity !== 'warning' && severity !== 'hint')
    return `"${place}.severity" in its answer is none of "error", "warning" and "hint"`;
  if (typeof message !== 'string' || message === '') return `"${place}.message" in its answer is not a text`;
  if (hint !== undefined && typeof hint !== 'string') return `"${place}.hint" in its answer is not a text`;
  const read = origin === undefined ? undefined : readOrigin(origin, place);
  if (typeof read === 'string') return read;
  return (
    unknownField(value, ['severity', 'message', 'hint', 'origin'], place) ?? {
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(read === undefined ? {} : { origin: read }),
    }
  );
}

/** Line and column may stand there too: an origin is handed back as it came. */
function readOrigin(value: unknown, place: string): NonNullable<PluginDiagnostic['origin']> | string {
  const wrong = `"${place}.origin" in its answer is no origin of the model`;
  if (!isRecord(value)) return wrong;
  const { file, start, end } = value;
  if (typeof file !== 'string' || !isOffset(start) || !isOffset(end) || end < start) return wrong;
  return { file, start, end };
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function unknownField(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  place: string,
): string | undefined {
  const name = Object.keys(value).find((key) => !known.includes(key));
  return name === undefined ? undefined : `"${place}" has a field "${name}" that nobody knows`;
}
