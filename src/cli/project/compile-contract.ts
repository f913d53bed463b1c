import { parentPath, resolvePath } from '../../base/path.ts';
import { shellWord } from '../../base/literal.ts';
import type { Source } from '../../base/source.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem, Host } from '../../host/ports.ts';
import { realKind } from '../../host/real-kind.ts';
import { lower } from '../../model/lower.ts';
import type { ServiceModel } from '../../model/model.ts';
import { analyze } from '../../semantics/analyze.ts';
import type { Program } from '../../semantics/program.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { shownFolder } from '../shown-folder.ts';

/** A contract that compiled, with its warnings. */
export interface CompiledContract {
  readonly model: ServiceModel;
  readonly program: Program;
  /** The real, absolute path of the root file's folder, from which the paths of all sources start. */
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
  /** {@link folder} as the user sees it from the working directory. */
  readonly sourceFolder: string;
}

/** Compiles the contract at `path` (as written, relative to the working directory), or gives the outcome that says why not. */
export async function compileContract(host: Host, path: string): Promise<CompiledContract | Outcome> {
  const { workingDirectory } = host.environment;
  const absolute = resolvePath(workingDirectory, path.replaceAll('\\', '/'));
  const { value: program, diagnostics } = await analyze(host.files, absolute);
  const folder = parentPath(await realPath(host.files, absolute));
  const sourceFolder = shownFolder(workingDirectory, folder);
  const { sources } = program;
  if (hasErrors(diagnostics))
    return failed(exitCodeOf(diagnostics), spokenOf(diagnostics, absolute, path), sources, sourceFolder);
  return { model: lower(program), program, folder, diagnostics, sources, sourceFolder };
}

/** A root that cannot even be opened is a matter of usage or of the system, not of the contract. */
function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const root = diagnostics.find(
    (diagnostic) => diagnostic.severity === 'error' && diagnostic.span === undefined,
  );
  switch (root?.code) {
    case 'file-not-found':
    case 'file-is-directory':
    case 'file-not-regular':
    case 'file-not-api':
      return exitCode.usage;
    case 'file-unreadable':
      return exitCode.environment;
    default:
      return exitCode.contract;
  }
}

/** Messages name the path as the user wrote it, not the absolute one that was looked for. */
function spokenOf(diagnostics: readonly Diagnostic[], absolute: string, written: string): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    if (diagnostic.span !== undefined) return diagnostic;
    const { message, hint = '' } = diagnostic;
    const isMissing = diagnostic.code === 'file-not-found' && written.endsWith('.api');
    const advice = isMissing
      ? withInit(spokenHint(hint, absolute, written), written)
      : spokenHint(hint, absolute, written);
    return {
      ...diagnostic,
      message: message.replaceAll(`"${absolute}"`, `"${written}"`),
      ...(advice === '' ? {} : { hint: advice }),
    };
  });
}

/** A root that is missing can be written by apigen. */
function withInit(hint: string, written: string): string {
  const command = `"apigen init ${shellWord(written)}"`;
  return hint.includes('"apigen init"')
    ? hint.replace('"apigen init"', command)
    : `${hint} Or write a first contract with ${command}.`.trim();
}

function spokenHint(hint: string, absolute: string, written: string): string {
  const folder = `"${parentPath(absolute)}/`;
  const shown = written.includes('/') ? `"${parentPath(written)}/` : '"';
  return hint.replaceAll(folder, shown);
}

async function realPath(files: FileSystem, path: string): Promise<string> {
  return (await realKind(files, path)) === undefined ? path : files.realPath(path);
}
