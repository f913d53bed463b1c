import { expect } from 'vitest';
import { sortBy } from '../../../src/base/order.ts';
import { parseManifest } from '../../../src/workspace/manifest.ts';
import { manifestPath } from '../../../src/workspace/project-path.ts';
import { recover } from '../../../src/workspace/roll-back.ts';
import type { Ownership } from '../../../src/workspace/virtual-file.ts';
import { home, runCli } from '../../support/run-cli.ts';
import { brokenContract, contracts } from './variants.ts';
import { readProject, save, type Tree, type World } from './world.ts';

/** What a contract is generated to, by path. */
interface Fresh {
  readonly files: Tree;
  readonly classes: ReadonlyMap<string, Ownership>;
}

const known = new Map<string, Promise<Fresh>>();

/** What a new project of the contract holds, with a value of the setting `int64`. */
function freshProject(contract: string, int64: string): Promise<Fresh> {
  const key = `${int64} ${contract}`;
  const found = known.get(key) ?? generateFresh(contract, int64);
  known.set(key, found);
  return found;
}

async function generateFresh(contract: string, int64: string): Promise<Fresh> {
  const argv = ['new', 'api/user.api', '--dir', '.', '--int64', int64, '--no-install', '--skip-git'];
  const { files } = await runCli(argv, { [`${home}/api/user.api`]: contract });
  const parsed = parseManifest(files[manifestPath] ?? '');
  if (parsed.kind !== 'ok') throw new Error(`The new project has no manifest: ${parsed.kind}`);
  return {
    files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('latin1')])),
    classes: new Map([...parsed.manifest.files].map(([path, { ownership }]) => [path, ownership])),
  };
}

/**
 * The owner of a project, who remembers every byte of his, and what the laws say of the rest. Each method is one thing
 * that happens in the life of a project, and checks all that must hold after it.
 */
export class Owner {
  readonly world: World;
  contract: string;
  version = '0.1.0';
  #int64 = 'number';
  /** The bytes that the owner wrote, by path. */
  readonly #owned = new Map<string, string>();
  /** What apigen wrote last at a path. */
  readonly #written = new Map<string, string>();
  /** Scaffold that the owner deleted. */
  readonly #deleted = new Set<string>();
  /** Paths that apigen cannot know to be its own any more, because the manifest was lost. */
  readonly #forgotten = new Set<string>();
  /** Every manifest that there was. */
  readonly #manifests: string[] = [];
  #edits = 0;

  constructor(world: World, contract: string) {
    this.world = world;
    this.contract = contract;
  }

  /** Remembers what the new project is. */
  async begin(): Promise<void> {
    for (const [path, text] of await readProject(this.world)) this.#written.set(path, text);
  }

  /** Another state of the contract; the last is one with a mistake. */
  async changeContract(index: number): Promise<void> {
    this.contract = contracts[index] ?? brokenContract;
    await save(this.world, 'api/user.api', this.contract);
    await this.#checkHonest();
  }

  /** Runs a command on another state of the contract and takes that state back. */
  async tryElsewhere(index: number, run: () => Promise<void>): Promise<void> {
    const { contract } = this;
    await this.changeContract(index);
    await run();
    this.contract = contract;
    await save(this.world, 'api/user.api', contract);
    await this.#checkHonest();
  }

  /** Another value of a setting that decides what is generated. */
  async changeSettings(int64: string): Promise<void> {
    const text = (await readProject(this.world)).get('apigen.json') ?? '';
    const settings: unknown = JSON.parse(text);
    if (typeof settings !== 'object') throw new Error('The settings are no object.');
    await save(this.world, 'apigen.json', JSON.stringify({ ...settings, int64 }));
    this.#int64 = int64;
    await this.#checkHonest();
  }

  /** Writes into one of the files that are there. */
  async edit(pick: number, how: 'append' | 'replace' | 'empty'): Promise<void> {
    const path = await this.#pick(pick);
    if (path === undefined) return;
    const text = (await readProject(this.world)).get(path) ?? '';
    const mark = `// mine ${(this.#edits += 1)} é\r\n`;
    await this.#save(path, how === 'append' ? text + mark : how === 'replace' ? mark : '');
  }

  /** Edits a generated file that the next state of the contract has no use for. */
  async editDropped(pick: number, index: number): Promise<void> {
    const next = contracts[index];
    if (this.contract === brokenContract || next === undefined) return;
    const [now, then] = [await this.#fresh(this.contract), await this.#fresh(next)];
    const tree = await readProject(this.world);
    const dropped = [...now.classes]
      .filter(([path, ownership]) => ownership === 'generated' && !then.classes.has(path) && tree.has(path))
      .map(([path]) => path);
    const path = dropped[pick % Math.max(dropped.length, 1)];
    if (path !== undefined) await this.#save(path, `${tree.get(path) ?? ''}// mine ${(this.#edits += 1)}\n`);
    await this.changeContract(index);
  }

  /** Writes a file that apigen may want to write itself some day. */
  async create(path: string): Promise<void> {
    if ((await this.world.files.kind(`${this.world.root}/${path}`)) === undefined) {
      for (let folder = path; folder.includes('/');) {
        folder = folder.slice(0, folder.lastIndexOf('/'));
        if ((await this.world.files.kind(`${this.world.root}/${folder}`)) === 'file') return;
      }
      await this.#save(path, `// created ${(this.#edits += 1)}\n`);
    }
  }

  /** Takes an edit of a file back, to the bytes that apigen wrote. */
  async restore(pick: number): Promise<void> {
    const paths = [...this.#owned.keys()].filter((path) => this.#written.has(path)).toSorted();
    const path = paths[pick % Math.max(paths.length, 1)];
    if (path === undefined) return;
    await save(this.world, path, this.#written.get(path) ?? '');
    this.#owned.delete(path);
  }

  /** Deletes a file. */
  async remove(pick: number): Promise<void> {
    const path = await this.#pick(pick);
    if (path !== undefined) await this.#remove(path);
  }

  /** Gives a file another name. */
  async rename(pick: number): Promise<void> {
    const path = await this.#pick(pick);
    if (path === undefined) return;
    const text = (await readProject(this.world)).get(path) ?? '';
    await this.#remove(path);
    await this.#save(`${path}.old`, text);
  }

  /** Loses the manifest, breaks it, takes back one of those that were, or merges with that. */
  async loseManifest(how: 'delete' | 'garble' | 'take back' | 'conflict', pick: number): Promise<void> {
    const text = await this.#keepManifest();
    if (text === undefined) return;
    const old = this.#manifests[pick % this.#manifests.length] ?? '';
    const path = `${this.world.root}/${manifestPath}`;
    if (how === 'delete') await this.world.files.removeFile(path);
    else if (how === 'garble') await this.world.files.write(path, text.slice(0, text.length / 2));
    else if (how === 'take back') await this.world.files.write(path, old);
    else await this.world.files.write(path, `<<<<<<< a\n${old}=======\n${text}>>>>>>> b\n`);
    await this.#checkHonest();
    if (how === 'conflict') return;
    this.#deleted.clear();
    for (const each of (await readProject(this.world)).keys()) this.#forgotten.add(each);
  }

  /** Remembers the manifest as it is; a merge that nobody settled is none. */
  async #keepManifest(): Promise<string | undefined> {
    const path = `${this.world.root}/${manifestPath}`;
    if ((await this.world.files.kind(path)) === undefined) return undefined;
    const text = Buffer.from(await this.world.files.read(path)).toString();
    if (parseManifest(text).kind !== 'ok') return undefined;
    if (!this.#manifests.includes(text)) this.#manifests.push(text);
    return text;
  }

  /** Runs `apigen generate`, and looks at all that it may and must do. */
  async generate(isForced: boolean): Promise<void> {
    const before = await this.#mended();
    const { exit, output } = await this.world.run(this.#generateArguments(isForced), {
      version: this.version,
    });
    const after = await readProject(this.world);
    if (exit !== 0) {
      expect(exit, output).toBe(this.contract === brokenContract ? 3 : 5);
      const raw = exit === 3 ? after : before;
      expect(after, output).toEqual(raw);
      await this.#checkOwned(after);
      return;
    }
    await this.#accept(before, after, isForced);
    await this.#checkQuiet();
    await this.#keepManifest();
  }

  /** Kills a run at a part (0 to 1) of its changes: the disk is torn until the next run mends it. */
  async kill(part: number, isForced: boolean): Promise<void> {
    const before = await this.#mended();
    const argv = this.#generateArguments(isForced);
    const undisturbed = await this.world.clone();
    const finished = await undisturbed.run(argv, { version: this.version });
    const after = await readProject(undisturbed);
    undisturbed.dispose();
    const killAt = Math.floor(part * finished.changes);
    const { wasKilled } = await this.world.run(argv, { version: this.version, killAt });
    const mended = await this.#mended();
    expect(wasKilled ? [before, after].map(plain) : [plain(after)]).toContainEqual(plain(mended));
    const isDone = finished.exit === 0 && isSame(mended, after);
    if (isDone) await this.#accept(before, mended, isForced, true);
    // The owner goes on only once the next run has mended the disk, as the tool tells him to.
    await recover(this.world.files, this.world.root);
    await this.#checkOwned(await readProject(this.world));
  }

  /** Runs a command that changes nothing but what `mayChange` says; killed at a part of its changes, where that is given. */
  async runOther(
    argv: readonly string[],
    mayChange: (path: string) => boolean,
    part?: number,
  ): Promise<void> {
    const before = await this.#mended();
    const undisturbed = await this.world.clone();
    const { changes } = await undisturbed.run(argv, { version: this.version });
    const whole = await readProject(undisturbed);
    undisturbed.dispose();
    const killing = part === undefined ? {} : { killAt: Math.floor(part * changes) };
    const { exit, output, wasKilled } = await this.world.run(argv, { version: this.version, ...killing });
    if (!wasKilled) expect(exit, output).not.toBe(70);
    await recover(this.world.files, this.world.root);
    const after = await readProject(this.world);
    expect(wasKilled ? [before, whole].map(plain) : [plain(whole)]).toContainEqual(plain(after));
    if (argv[0] === 'rename') this.#followRename(before, after);
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(path) === after.get(path)) continue;
      expect(mayChange(path), `"apigen ${argv.join(' ')}" changed "${path}"\n${output}`).toBe(true);
      this.#acceptOther(path, after.get(path));
    }
    await this.#checkOwned(after);
    await this.#checkHonest();
  }

  /** A rename changes the contract, and moves what the owner wrote with all that he wrote in it. */
  #followRename(before: Tree, after: Tree): void {
    this.contract = after.get('api/user.api') ?? '';
    const arrived = [...after].filter(([path]) => !before.has(path));
    for (const [path, own] of [...this.#owned].filter(([each]) => !after.has(each))) {
      const marks = marksOf(own);
      const [to, now] = arrived.find(([, text]) =>
        marks.length === 0 ? text === own : marks.every((mark) => text.includes(mark)),
      ) ?? [path, undefined];
      expect(now, `what was moved from "${path}"`).toBeDefined();
      this.#owned.delete(path);
      this.#owned.set(to, now ?? '');
    }
  }

  /** A path that another command changed. */
  #acceptOther(path: string, now: string | undefined): void {
    const own = this.#owned.get(path);
    if (now === undefined) {
      expect(own, `"${path}" was deleted`).toBeUndefined();
      return;
    }
    expect(this.#deleted.has(path), `"${path}" came back`).toBe(false);
    if (own === undefined) {
      this.#written.set(path, now);
      return;
    }
    // A merge keeps every line of the owner's.
    for (const line of marksOf(own)) expect(now, `a line of the owner’s in "${path}"`).toContain(line);
    this.#owned.set(path, now);
  }

  #fresh(contract: string): Promise<Fresh> {
    return freshProject(contract, this.#int64);
  }

  #generateArguments(isForced: boolean): readonly string[] {
    return ['generate', '--allow-version-drift', ...(isForced ? ['--force'] : [])];
  }

  /** What a successful generation may have done, and must have. */
  async #accept(before: Tree, after: Tree, isForced: boolean, isElsewhere = false): Promise<void> {
    const { files, classes } = await this.#fresh(this.contract);
    for (const [path, ownership] of classes) {
      const now = after.get(path);
      if (ownership === 'generated') {
        expect(lines(now), `"${path}" is as the contract says`).toBe(lines(files.get(path)));
        if (isForced) this.#owned.delete(path);
      }
      if (ownership === 'yours') expect(now, `"${path}" is there`).toBeDefined();
      if (ownership === 'scaffold' && this.#deleted.has(path))
        expect(now, `"${path}" was deleted by its owner`).toBeUndefined();
    }
    for (const [path, text] of after) {
      if (before.get(path) === text || path === manifestPath) continue;
      const ownership = classes.get(path);
      expect(ownership, `"${path}" was written`).toBeDefined();
      if (before.has(path)) expect(ownership, `"${path}" was rewritten`).toBe('generated');
      this.#written.set(path, text);
    }
    for (const path of before.keys()) {
      if (after.has(path)) continue;
      expect(path, 'only generated files are deleted').toMatch(/^(?:src|test)\/gen\//);
      expect(this.#owned.has(path), `"${path}" was deleted`).toBe(false);
    }
    for (const path of after.keys()) {
      if (!/^(?:src|test)\/gen\//.test(path) || classes.has(path) || this.#forgotten.has(path)) continue;
      expect(this.#owned.has(path), `"${path}" is stale`).toBe(true);
    }
    if (!isElsewhere) await this.#checkOwned(after);
  }

  /** The next run has nothing to do: it plans nothing, and not one file is written. */
  async #checkQuiet(): Promise<void> {
    const stamps = async (): Promise<Map<string, number>> =>
      new Map([...(await readProject(this.world)).keys()].map((path) => [path, this.world.stamp(path)]));
    const before = await stamps();
    const options = { version: this.version };
    expect(await this.world.run(['generate'], options)).toMatchObject({ exit: 0 });
    expect(await this.world.run(['generate', '--force'], options)).toMatchObject({ exit: 0 });
    expect(await this.world.run(['generate', '--check'], options)).toMatchObject({ exit: 0 });
    expect(await stamps()).toEqual(before);
    const { files, root } = this.world;
    for (const path of ['.apigen/lock', '.apigen/stage'])
      expect(await files.kind(`${root}/${path}`)).toBeUndefined();
  }

  /** What passes for up to date at a glance is so when everything is generated. */
  async #checkHonest(): Promise<void> {
    const options = { version: this.version };
    const check = await this.world.run(['generate', '--check', '--allow-version-drift'], options);
    if (check.exit !== 0) return;
    const { output } = await this.world.run(['generate', '--dry-run', '--allow-version-drift'], options);
    expect(output).toContain('is up to date, there is nothing to write.');
  }

  async #checkOwned(tree: Tree): Promise<void> {
    for (const [path, text] of this.#owned) expect(tree.get(path), `the owner’s "${path}"`).toBe(text);
    expect(tree.get('api/user.api')).toBe(this.contract);
  }

  async #mended(): Promise<Map<string, string>> {
    const copy = await this.world.clone();
    await recover(copy.files, copy.root);
    const tree = await readProject(copy);
    copy.dispose();
    return tree;
  }

  async #pick(pick: number): Promise<string | undefined> {
    const paths = [...(await readProject(this.world)).keys()].filter(
      (path) => path !== manifestPath && path !== 'apigen.json' && path !== 'api/user.api',
    );
    // Half of the time among what the contract decides, else the platform and the scaffold take it all.
    const shown = pick % 2 === 0 ? paths.filter((path) => !path.startsWith('src/gen/platform/')) : paths;
    return shown[Math.floor(pick / 2) % shown.length];
  }

  async #save(path: string, text: string): Promise<void> {
    await save(this.world, path, text);
    this.#owned.set(path, text);
    this.#deleted.delete(path);
  }

  async #remove(path: string): Promise<void> {
    await this.world.files.removeFile(`${this.world.root}/${path}`);
    this.#owned.delete(path);
    const { classes } = await this.#fresh(contracts[9] ?? '');
    if (classes.get(path) === 'scaffold' && !this.#forgotten.has(path)) this.#deleted.add(path);
  }
}

/** The lines of a text that are the owner's beyond doubt. */
function marksOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => /\/\/ (?:mine|created) \d+/.test(line))
    .map((line) => line.trimEnd());
}

/** Line ends do not count: a checkout on another system may have changed them. */
function lines(text: string | undefined): string | undefined {
  return text?.replaceAll('\r\n', '\n');
}

function isSame(left: Tree, right: Tree): boolean {
  return left.size === right.size && [...left].every(([path, text]) => right.get(path) === text);
}

function plain(tree: Tree): [string, string][] {
  return sortBy([...tree], ([path]) => path);
}
