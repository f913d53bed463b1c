import { HostError, type Host } from '../../host/ports.ts';
import type { MergeChange, Versions } from '../../workspace/plan.ts';

/**
 * Tells git about files with conflict markers, as "git merge" would: the three versions become the three stages of the
 * index, so that "git status", editors and "git checkout --ours" know them. Only files that git has already, and only
 * where there is a repository. Gives the number of files that git knows of now.
 */
export async function markConflicts(
  host: Host,
  root: string,
  changes: readonly MergeChange[],
): Promise<number> {
  let marked = 0;
  try {
    for (const { path, versions } of changes)
      marked += (await markConflict(host, root, path, versions)) ? 1 : 0;
  } catch (error) {
    // Without git the markers in the files are all there is, and all that is needed.
    if (!(error instanceof HostError)) throw error;
  }
  return marked;
}

async function markConflict(host: Host, root: string, path: string, versions: Versions): Promise<boolean> {
  const git = async (args: readonly string[], input?: string): Promise<string | undefined> => {
    const options = { cwd: root, ...(input === undefined ? {} : { input }) };
    const { exitCode, output } = await host.processes.run('git', ['--literal-pathspecs', ...args], options);
    return exitCode === 0 ? output : undefined;
  };
  const listed = await git(['ls-files', '--stage', '--full-name', '-z', '--', path]);
  const [, mode, id, fullPath] = /^(\d{6}) ([\da-f]{40,64}) 0\t([^\0]+)\0?$/.exec(listed ?? '') ?? [];
  if (mode === undefined || id === undefined || fullPath === undefined) return false;
  const stages: string[] = [];
  for (const text of [versions.base, versions.yours, versions.apigen]) {
    const output = (await git(['hash-object', '-w', '--stdin', `--path=${path}`], text)) ?? '';
    // Git may have more to say, such as that it will change line ends.
    const blob = output.split('\n').find((line) => /^[\da-f]{40,64}$/.test(line));
    if (blob === undefined) return false;
    stages.push(`${mode} ${blob} ${stages.length + 1}\t${fullPath}\0`);
  }
  const entries = `0 ${'0'.repeat(id.length)}\t${fullPath}\0${stages.join('')}`;
  return (await git(['update-index', '-z', '--index-info'], entries)) !== undefined;
}
