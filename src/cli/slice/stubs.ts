import type { VirtualFile } from '../../workspace/virtual-file.ts';

/** Whether a file is the owner's and serves one route. */
export function isStub({ ownership, route }: VirtualFile): boolean {
  return ownership === 'yours' && route !== undefined;
}

/** What becomes of the owner's files when routes come, go and change. */
export interface Stubs {
  /** The paths of those that the part of the contract had. */
  readonly before: ReadonlySet<string>;
  /** Those that it has: where each stems from and what it serves is known of all of them. */
  readonly files: readonly VirtualFile[];
  /** All that nothing asks for any more. */
  readonly orphans: readonly string[];
}

/** Compares the stubs of a part of a contract as it was with those that it has. */
export function findStubs(
  old: readonly VirtualFile[],
  now: readonly VirtualFile[],
  orphans: ReadonlySet<string>,
): Stubs {
  const before = new Set(old.filter(isStub).map(({ path }) => path));
  const stubs = now.filter(isStub);
  const wanted = new Set(stubs.map(({ path }) => path));
  const gone = [...before].filter((path) => !wanted.has(path));
  return {
    before,
    files: stubs,
    orphans: [...[...orphans].filter((path) => !wanted.has(path)), ...gone],
  };
}
