/** Paths of modules, whatever else is known of them. */
export interface ModulePaths {
  readonly has: (path: string) => boolean;
}

/** The module that a path without or with another ending names. */
export function findModule(place: string, modules: ModulePaths): string | undefined {
  const stem = place.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  const candidates = [place, stem, `${place}.ts`, `${place}.tsx`, `${place}.js`, `${place}/index.ts`];
  return candidates.find((candidate) => modules.has(candidate));
}

/** The new place of a module, with the ending that its old one was written with. */
export function movedPlace(place: string, target: string, moved: string): string {
  if (target === place) return moved;
  const ending = /\.[cm]?jsx?$/.exec(place)?.[0] ?? '';
  return moved.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '') + ending;
}
