import { baseName, parentPath, resolvePath } from '../../base/path.ts';
import { shellWord, terminalText } from '../../base/literal.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import { HostError } from '../../host/ports.ts';
import { openRenderer } from '../project/open-renderer.ts';
import { starterContract } from '../../targets/starter/starter-contract.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { done, failed, type Outcome } from '../outcome.ts';

/** The starter would replace something. */
export const starterExists = defineDiagnostic({
  code: 'starter-exists',
  severity: 'error',
  message: '"{path}" exists already. Choose another name, or make a service of it with "apigen new {word}".',
  explanation: '"apigen init" writes a new contract and never replaces anything.',
});

/** The starter would not be a contract by its name. */
export const starterNotApi = defineDiagnostic({
  code: 'starter-not-api',
  severity: 'error',
  message: 'A contract must end in ".api", and "{path}" does not. Write "apigen init {suggestion}".',
  explanation: 'Editors, imports and apigen recognise contracts by the ending ".api".',
});

/** Writes the starter contract at `path`, unless anything is there. */
export async function writeStarter(path: string, { host, packageRoot }: Services): Promise<Outcome> {
  const { files, environment } = host;
  const place = resolvePath(environment.workingDirectory, path.replaceAll('\\', '/'));
  if (!/[^/\\]\.api$/.test(path)) {
    const suggestion = shellWord(`${path.replace(/(?:\.[A-Za-z]*|[/\\]+)$/, '') || 'service'}.api`);
    return failed(exitCode.usage, [report(starterNotApi, { path, suggestion })]);
  }
  const exists = failed(exitCode.usage, [report(starterExists, { path, word: shellWord(path) })]);
  if ((await files.kind(place)) !== undefined) return exists;
  const { content } = starterContract(baseName(place), (await openRenderer(files, packageRoot)).render);
  await files.makeDirectory(parentPath(place));
  try {
    await files.write(place, content, { exclusive: true });
  } catch (error) {
    if (error instanceof HostError && error.code === 'EEXIST') return exists;
    // A disk that fills up leaves the beginning of the file.
    if (error instanceof HostError && (await files.kind(place)) === 'file') await files.removeFile(place);
    throw error;
  }
  const lines = [
    `Wrote ${path}, a contract with comments that explain it.`,
    '',
    'Next:',
    `  apigen new ${shellWord(path)}`,
  ];
  return done({ kind: 'text', text: terminalText(`${lines.join('\n')}\n`) });
}
