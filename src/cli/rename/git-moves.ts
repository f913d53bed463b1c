import { HostError, type Host } from '../../host/ports.ts';
import type { MoveChange } from '../../workspace/plan.ts';

/**
 * Lets git's index follow files that are about to move, exactly as `git mv` does: what is staged of a file goes with it,
 * what is not stays unstaged. Gives a function that does so once the files are in place, and how many git tracks.
 */
export async function prepareGitMoves(
  moves: readonly MoveChange[],
  host: Host,
  root: string,
): Promise<{ readonly count: number; readonly follow: () => Promise<boolean> }> {
  const folder = moves.length === 0 ? undefined : await git(['rev-parse', '--show-prefix'], host, root);
  if (folder === undefined) return { count: 0, follow: async () => true };
  // Git's index knows paths from the root of the repository, which may be above the project.
  const places = new Map(moves.map(({ from, path }) => [`${folder}${from}`, `${folder}${path}`]));
  const paths = moves.map(({ from }) => from);
  const entries = await git(['ls-files', '-s', '-z', '--full-name', '--', ...paths], host, root);
  // `<mode> <object> <stage>\t<path>`; a file with a merge conflict has several and is left to its owner.
  const tracked = (entries ?? '').split('\0').flatMap((entry) => {
    const [, mode, object, from = ''] = /^(\d+) ([0-9a-f]+) 0\t([^]*)$/.exec(entry) ?? [];
    const path = places.get(from);
    return path === undefined ? [] : [{ mode, object, from, path }];
  });
  return {
    count: tracked.length,
    follow: async () => {
      if (tracked.length === 0) return true;
      const input = tracked.flatMap(({ mode, object, from, path }) => [
        `0 ${'0'.repeat(object?.length ?? 40)}\t${from}\0`,
        `${mode} ${object}\t${path}\0`,
      ]);
      return (await git(['update-index', '-z', '--index-info'], host, root, input.join(''))) !== undefined;
    },
  };
}

/** The output of git; undefined where there is no git or no repository. */
async function git(
  args: readonly string[],
  { processes }: Host,
  root: string,
  input?: string,
): Promise<string | undefined> {
  try {
    const options = input === undefined ? { cwd: root } : { cwd: root, input };
    const { exitCode, output } = await processes.run('git', ['--literal-pathspecs', ...args], options);
    return exitCode === 0 ? output : undefined;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
