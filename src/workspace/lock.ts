import { isInside, joinPath, parentPath } from '../base/path.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { HostError, type FileSystem, type Host } from '../host/ports.ts';
import { listOrNothing } from './list-or-nothing.ts';
import { recordFolder } from './project-path.ts';
import { stageFolder } from './roll-back.ts';

/** Another run is at work in the same project. */
export const projectLocked = defineDiagnostic({
  code: 'project-locked',
  severity: 'error',
  message:
    'Another run of apigen (process {holder} on "{machine}") is at work in "{path}". Wait until it is done; if it is gone for good, delete "{lock}".',
  explanation:
    'Two runs that write the same files at once would mix their results, so the second one stops. The lock of a run that was killed on the same machine is recognised and taken over.',
});

/** Apigen's own folder is a link to somewhere else. */
export const recordFolderOutside = defineDiagnostic({
  code: 'record-folder-outside',
  severity: 'error',
  message: 'The folder "{path}" is a symbolic link that leaves the project. Remove the link.',
  explanation:
    "Apigen never writes through a symbolic link that leaves the project, because that could be anybody's file.",
});

/** The right to write in a project, until it is released. */
export interface Lock {
  /** Gives the right back and removes folders that were made only for it. */
  release(): Promise<void>;
}

/**
 * The lock is a folder with one empty file, whose name says who holds it. It is made aside and moved into place, which
 * fails where a lock with a file in it stands: so there is never half a lock, however its maker is killed, and of many
 * that find a dead one only one can have it.
 */
export const lockPath = `${recordFolder}/lock`;

/** Takes the right to write below `root`, which is made when it is missing; a diagnostic says who has it otherwise. */
export async function acquireLock(host: Host, root: string): Promise<Lock | Diagnostic> {
  const folder = joinPath(root, recordFolder);
  const created = await missingFolders(host, folder);
  const undo = async (): Promise<void> => {
    for (const path of created) await host.files.removeEmptyDirectory(path);
  };
  const lock = joinPath(root, lockPath);
  const { environment } = host;
  const name = `${environment.processId}@${encodeURIComponent(environment.hostName)}@${environment.randomHex(8)}`;
  try {
    await host.files.makeDirectory(folder);
    if (!isInside(await host.files.realPath(root), await host.files.realPath(folder))) {
      return report(recordFolderOutside, { path: folder });
    }
    const holder = await takeLock(host, root, name);
    if (holder !== undefined) return report(projectLocked, { ...holder, path: root, lock });
  } catch (error) {
    if (error instanceof HostError) await undo();
    throw error;
  }
  return {
    release: async () => {
      // Whatever was to be done is done by now; a lock that somebody removed by hand is as good as released.
      await ignoringFailure(() => host.files.removeFile(`${lock}/${name}`));
      await ignoringFailure(() => host.files.removeEmptyDirectory(lock));
      await ignoringFailure(undo);
    },
  };
}

/** Who writes in a project right now, as a diagnostic; undefined when nobody does. The lock of a dead process is nobody's. */
export async function findHolder(host: Host, root: string): Promise<Diagnostic | undefined> {
  const lock = joinPath(root, lockPath);
  const found = await readHolder(host.files, lock);
  return found === undefined || isGone(host, found)
    ? undefined
    : report(projectLocked, { ...found, path: root, lock });
}

interface Holder {
  readonly holder: number | string;
  readonly machine: string;
}

/** Moves a lock of our name into place; gives the holder when somebody else has it. */
async function takeLock({ files, ...host }: Host, root: string, name: string): Promise<Holder | undefined> {
  const lock = joinPath(root, lockPath);
  // Among the stages, so that what a killed run leaves here is cleared away with them.
  const own = joinPath(root, `${stageFolder}/lock-${name}`);
  const withdraw = async (): Promise<void> => {
    await files.removeTree(own);
    await files.removeEmptyDirectory(joinPath(root, stageFolder));
  };
  for (let [attempt, failures] = [0, 0]; ; attempt += 1) {
    try {
      await files.makeDirectory(own);
      await files.write(`${own}/${name}`, '');
      await files.rename(own, lock);
      await files.removeEmptyDirectory(joinPath(root, stageFolder));
      return undefined;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const found = await readHolder(files, lock);
      const isTaken = found !== undefined && !isGone(host, found);
      // A lock that stood there and is gone was another run's: that one got on, and so shall we.
      if (found !== undefined || !isOfOthers(error)) failures += 1;
      const isRefused = failures > 3 || attempt === mostAttempts;
      if (isTaken || isRefused) await ignoringFailure(withdraw);
      if (isTaken) return found;
      // Nobody is in the way, or what the dead one left cannot be cleared away: the system itself refused.
      if (isRefused) throw error;
      if (found?.file !== undefined) await ignoringFailure(() => files.removeFile(`${lock}/${found.file}`));
      await ignoringFailure(() => files.removeEmptyDirectory(lock));
    }
  }
}

/** Of runs that come and go in our way; each takes longer than several attempts. */
const mostAttempts = 100;

/** Whether another run that takes the lock, or gives it back and clears up, may have caused a failure. */
function isOfOthers({ code }: HostError): boolean {
  return code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOENT';
}

/** Who holds the lock by its file's name; undefined when there is no lock, or one that is being given back. */
async function readHolder(
  files: FileSystem,
  lock: string,
): Promise<(Holder & { readonly file?: string }) | undefined> {
  const unknown = { holder: 'unknown', machine: 'unknown' };
  const kind = await files.kind(lock);
  if (kind !== 'directory') return kind === undefined ? undefined : unknown;
  const file = (await listOrNothing(files, lock))[0];
  if (file === undefined) return undefined;
  const [, holder, machine] = /^(\d+)@([^@]*)@[0-9a-f]+$/.exec(file) ?? [];
  return holder === undefined || machine === undefined ? unknown : { holder: Number(holder), machine, file };
}

/** A process of this machine that is no more; our own number can only be an earlier process's. */
function isGone({ environment, processes }: Omit<Host, 'files'>, { holder, machine }: Holder): boolean {
  if (typeof holder !== 'number' || machine !== encodeURIComponent(environment.hostName)) return false;
  return holder === environment.processId || !processes.isRunning(holder);
}

/** The folders that will have to be made for `path`, deepest first. */
async function missingFolders(host: Host, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = path; (await host.files.kind(folder)) === undefined; folder = parentPath(folder))
    missing.push(folder);
  return missing;
}

async function ignoringFailure(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
