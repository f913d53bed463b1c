import { watch, type FSWatcher } from 'node:fs';
import { HostError, type Watching, type WatchEvent } from './ports.ts';

/** How long files must be still before a burst of changes is over: an editor saves in several steps. */
const quietMilliseconds = 50;

/** Waits for changes of files whose name is relevant, and for the user to end the command. */
export function createNodeWatching(isRelevant: (name: string) => boolean): Watching {
  return new NodeWatching(isRelevant);
}

class NodeWatching implements Watching {
  readonly #isRelevant: (name: string) => boolean;
  readonly #watchers = new Map<string, FSWatcher>();
  #burst: NodeJS.Timeout | undefined;
  #isChanged = false;
  #isInterrupted = false;
  #wake: (() => void) | undefined;

  constructor(isRelevant: (name: string) => boolean) {
    this.#isRelevant = isRelevant;
    // Once: whoever asks a second time does not want to wait for what is going on.
    process.once('SIGINT', this.#interrupt).once('SIGTERM', this.#interrupt);
  }

  look(folders: readonly string[]): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folders.includes(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#open(folder);
  }

  async next(): Promise<WatchEvent> {
    if (!this.#isChanged && !this.#isInterrupted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    this.#isChanged = false;
    return this.#isInterrupted ? 'interrupted' : 'changed';
  }

  close(): void {
    this.look([]);
    clearTimeout(this.#burst);
    process.off('SIGINT', this.#interrupt).off('SIGTERM', this.#interrupt);
  }

  #open(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => this.#notice(name));
      watcher.on('error', () => this.#lose(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // A folder that is gone has nothing to tell; the others still have.
      if (code === 'ENOENT' || code === 'ENOTDIR') return;
      throw new HostError(code, folder, error instanceof Error ? error.message : code);
    }
  }

  /** The folder was removed; it may come back with the next save. */
  #lose(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
    this.#notice(null);
  }

  #notice(name: string | null): void {
    if (name !== null && !this.#isRelevant(name)) return;
    clearTimeout(this.#burst);
    this.#burst = setTimeout(() => {
      this.#isChanged = true;
      this.#wake?.();
    }, quietMilliseconds);
  }

  readonly #interrupt = (): void => {
    this.#isInterrupted = true;
    this.#wake?.();
  };
}
