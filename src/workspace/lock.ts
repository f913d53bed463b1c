import { isInside, joinPath, parentPath } from '../base/path.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { HostError, type Host } from '../host/ports.ts';
import { recordFolder } from './project-path.ts';

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

const lockPath = `${recordFolder}/lock`;

/** Takes the right to write below `root`, which is made when it is missing; a diagnostic says who has it otherwise. */
export async function acquireLock(host: Host, root: string): Promise<Lock | Diagnostic> {
  const folder = joinPath(root, recordFolder);
  const created = await missingFolders(host, folder);
  const undo = async (): Promise<void> => {
    for (const path of created) await host.files.removeEmptyDirectory(path);
  };
  try {
    await host.files.makeDirectory(folder);
    if (!isInside(await host.files.realPath(root), await host.files.realPath(folder))) {
      return report(recordFolderOutside, { path: folder });
    }
    const holder = await write(host, joinPath(root, lockPath));
    if (holder !== undefined) {
      return report(projectLocked, { ...holder, path: root, lock: joinPath(root, lockPath) });
    }
  } catch (error) {
    if (error instanceof HostError) await undo();
    throw error;
  }
  return {
    release: async () => {
      await host.files.removeFile(joinPath(root, lockPath));
      await undo();
    },
  };
}

interface Holder {
  readonly holder: number | string;
  readonly machine: string;
}

/** Writes the lock; gives the holder when somebody else has it. */
async function write(host: Host, path: string): Promise<Holder | undefined> {
  const { processId, hostName } = host.environment;
  const text = JSON.stringify({ process: processId, machine: hostName });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await host.files.write(path, text, { exclusive: true });
      return undefined;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (error.code !== 'EEXIST') {
        await removeQuietly(host, path);
        throw error;
      }
    }
    const holder = await readHolder(host, path);
    if (attempt > 0 || !isGone(host, holder)) return holder;
    await removeQuietly(host, path);
  }
}

async function readHolder(host: Host, path: string): Promise<Holder> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await host.files.read(path)));
    if (typeof value === 'object' && value !== null && 'process' in value && 'machine' in value) {
      if (typeof value.process === 'number' && typeof value.machine === 'string') {
        return { holder: value.process, machine: value.machine };
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof HostError)) throw error;
  }
  return { holder: 'unknown', machine: 'unknown' };
}

/** A process of this machine that is no more; our own number can only be an earlier process's. */
function isGone(host: Host, { holder, machine }: Holder): boolean {
  if (typeof holder !== 'number' || machine !== host.environment.hostName) return false;
  return holder === host.environment.processId || !host.processes.isRunning(holder);
}

/** The folders that will have to be made for `path`, deepest first. */
async function missingFolders(host: Host, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = path; (await host.files.kind(folder)) === undefined; folder = parentPath(folder))
    missing.push(folder);
  return missing;
}

async function removeQuietly(host: Host, path: string): Promise<void> {
  try {
    await host.files.removeFile(path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
