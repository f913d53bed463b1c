import { counted } from '../../base/counted.ts';
import { hashText } from '../../base/hash.ts';
import { joinPath } from '../../base/path.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findUpwards } from '../../host/find-upwards.ts';
import { HostError, type FileSystem, type Host } from '../../host/ports.ts';
import { changesDisk, type Plan } from '../../workspace/plan.ts';
import type { AffectedFile } from '../outcome.ts';

/** A file of the owner's that the contract has left behind. */
export const fileUnfit = defineDiagnostic({
  code: 'file-unfit',
  severity: 'warning',
  message: 'Your file "{path}" does not compile at line {line}: {reason}{more}',
  explanation:
    'Apigen never edits your files. What a change of the contract means for them is told by the types of the generated code, so after writing it apigen asks the TypeScript compiler of the project and names the files that need your attention.',
});

/** A generated file that does not compile, which is not the contract's doing. */
export const generatedUnfit = defineDiagnostic({
  code: 'generated-unfit',
  severity: 'warning',
  message:
    'The generated file "{path}" does not compile at line {line}: {reason}{more} Look at what it imports from your files, and at templates of your own.',
  explanation:
    'What apigen generates compiles by itself, but it imports what your files export: the functions of logic and middleware, the types of "src/context.ts". When one of them has another name or type, or a template of your own prints something else, it is the generated file that the compiler names.',
});

/** What the compiler says of a project. */
export interface TypeCheck {
  readonly affectedFiles: readonly AffectedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Sentences about the check itself. */
  readonly notes: readonly string[];
}

/**
 * Asks the project's own TypeScript compiler which files of the owner's no longer fit what was just generated. Nothing
 * is asked where no generated code changed, where TypeScript is not installed, or where there is no `tsconfig.json`.
 */
export async function typeCheckProject(root: string, plan: Plan, host: Host): Promise<TypeCheck | undefined> {
  if (!changesTypes(plan)) return undefined;
  if ((await host.files.kind(joinPath(root, 'tsconfig.json'))) !== 'file') return undefined;
  const modules = await findCompiler(host.files, root);
  if (modules === undefined) return undefined;
  // Beside the compiler, where nothing is committed; projects that share one have a file each.
  const memory = `${modules}/.cache/apigen/${hashText(root).slice(0, 12)}.tsbuildinfo`;
  const args = ['--noEmit', '--incremental', '--tsBuildInfoFile', memory, '--pretty', 'false'];
  if (await isNative(host.files, modules)) args.push('--singleThreaded');
  try {
    const { exitCode, output } = await host.processes.run(`${modules}/.bin/tsc`, args, { cwd: root });
    return exitCode === 0 ? fits([]) : readProblems(output, plan);
  } catch (error) {
    if (error instanceof HostError)
      return fits(['Your files were not type-checked: tsc could not be started.']);
    throw error;
  }
}

function changesTypes(plan: Plan): boolean {
  return plan.some((change) => change.path.startsWith('src/gen/') && changesDisk(change));
}

/** The nearest `node_modules` with TypeScript in it: the project's own, or that of a monorepo around it. */
async function findCompiler(files: FileSystem, root: string): Promise<string | undefined> {
  const folder = await findUpwards(files, root, 'node_modules/.bin/tsc');
  return folder === undefined ? undefined : joinPath(folder, 'node_modules');
}

/**
 * Whether the compiler is the native one, TypeScript 7 and newer. It checks with several threads, each of which reads the
 * types of all packages for itself: for anything but a very large project that is slower, and takes twice the work.
 */
async function isNative(files: FileSystem, modules: string): Promise<boolean> {
  try {
    const text = new TextDecoder().decode(await files.read(`${modules}/typescript/package.json`));
    return Number.parseInt(/"version":\s*"(\d+)\./.exec(text)?.[1] ?? '', 10) >= 7;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

function fits(notes: readonly string[]): TypeCheck {
  return { affectedFiles: [], diagnostics: [], notes };
}

interface Problem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly reason: string;
}

function readProblems(output: string, plan: Plan): TypeCheck {
  const problems = parseProblems(output);
  if (problems.length === 0) {
    const said = output.trim().split('\n')[0] ?? '';
    return fits([`Your files were not type-checked: tsc says "${said}".`]);
  }
  const generated = new Set(
    plan.filter((change) => change.ownership === 'generated').map(({ path }) => path),
  );
  const inside = problems.filter(({ path }) => !/^(?:\.\.|node_modules)\/|^\//.test(path));
  const affectedFiles = byFile(inside.filter(({ path }) => !generated.has(path)));
  // Without its packages no generated code compiles, which says nothing of anybody's files.
  const unfit = problems.some(lacksPackage) ? [] : byFile(inside.filter(({ path }) => generated.has(path)));
  const diagnostics = [
    ...affectedFiles.map((file) => toDiagnostic(file)),
    ...unfit.map((file) => toDiagnostic(file, generatedUnfit)),
  ];
  return { affectedFiles, diagnostics, notes: [] };
}

function byFile(problems: readonly Problem[]): readonly AffectedFile[] {
  const groups = Map.groupBy(problems, ({ path }) => path);
  return [...groups.values()].flatMap(([first, ...rest]): AffectedFile[] =>
    first === undefined ? [] : [{ ...first, count: rest.length + 1 }],
  );
}

/** Whether a package, or the types of one, cannot be found; paths begin with a dot. */
function lacksPackage({ code, reason }: Problem): boolean {
  return code === 'TS7016' || (code === 'TS2307' && !/^Cannot find module '\.{1,2}\//.test(reason));
}

/** The lines of `tsc --pretty false`; those that are indented say more about the one before, the last of them the most. */
function parseProblems(output: string): Problem[] {
  const problems: Problem[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [, path = '', row = '', column = '', code = '', reason = ''] =
      /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line) ?? [];
    const last = problems.at(-1);
    if (path !== '') {
      const place = { path: path.replaceAll('\\', '/'), line: Number(row), column: Number(column) };
      problems.push({ ...place, code, reason });
    } else if (line.startsWith('  ') && last !== undefined) {
      const head = last.reason.split('\n')[0] ?? '';
      problems[problems.length - 1] = { ...last, reason: `${head}\n${line.trim()}` };
    }
  }
  return problems.map((problem) => ({ ...problem, reason: problem.reason.replace('\n', ' ') }));
}

/**
 * Without a finding for files that nothing in the contract asks for any more: where those are named anyway, this says no
 * more of them than how many there are.
 */
export function withoutOrphans(types: TypeCheck, plan: Plan): TypeCheck {
  const orphans = new Set(plan.filter(({ kind }) => kind === 'orphan').map(({ path }) => path));
  const others = types.affectedFiles.filter(({ path }) => !orphans.has(path));
  const count = types.affectedFiles.length - others.length;
  if (count === 0) return types;
  const verb = count === 1 ? 'does' : 'do';
  const generated = types.diagnostics.filter(({ code: name }) => name === generatedUnfit.code);
  const note = `${counted(count, 'file')} that nothing in the contract uses any more ${verb} not compile.`;
  return {
    ...types,
    diagnostics: [...others.map((file) => toDiagnostic(file)), ...generated],
    notes: [...types.notes, note],
  };
}

function toDiagnostic(
  { path, line, code, reason, count }: AffectedFile,
  definition: typeof fileUnfit | typeof generatedUnfit = fileUnfit,
): Diagnostic {
  const rest = count - 1;
  const more = rest === 0 ? '' : ` And ${counted(rest, 'more problem')} in it.`;
  return report(definition, {
    path,
    line,
    reason: `${reason} (${code})`,
    more,
  });
}
