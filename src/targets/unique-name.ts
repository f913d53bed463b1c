/** Gives each name once. */
export interface UniqueNames {
  /** The wanted name, or with a number behind it when it is taken. */
  readonly claim: (wanted: string) => string;
  readonly has: (name: string) => boolean;
}

/** File names: different even where case does not count, as on the file systems of macOS and Windows (`user`, `user-2`). */
export function uniqueFileNames(taken: Iterable<string> = []): UniqueNames {
  return uniqueNames(taken, '-', (name) => name.normalize('NFC').toLowerCase());
}

/** Identifiers of one scope (`User`, `User2`). */
export function uniqueIdentifiers(taken: Iterable<string> = []): UniqueNames {
  return uniqueNames(taken, '', (name) => name);
}

function uniqueNames(taken: Iterable<string>, joint: string, fold: (name: string) => string): UniqueNames {
  const used = new Set<string>();
  for (const name of taken) used.add(fold(name));
  // The number with which the search for a free one goes on: all below are taken.
  const next = new Map<string, number>();
  return {
    has: (name) => used.has(fold(name)),
    claim: (wanted) => {
      let name = wanted;
      const key = fold(wanted);
      for (let count = next.get(key) ?? 2; used.has(fold(name)); count += 1) {
        name = `${wanted}${joint}${count}`;
        next.set(key, count + 1);
      }
      used.add(fold(name));
      return name;
    },
  };
}
