/**
 * Paths as plain text with `/` separators, the same under every operating system. Absolute ones begin with `/` or with a
 * drive (`C:/`).
 */

const drive = /^[A-Za-z]:(?=\/|$)/;

/** Whether a path names its place from the root of the file system. Backslashes count as separators. */
export function isAbsolutePath(path: string): boolean {
  const clean = path.replaceAll('\\', '/');
  return clean.startsWith('/') || drive.test(clean);
}

/** The absolute path of `path` as seen from the folder `base`; `.` and `..` are resolved. */
export function resolvePath(base: string, path: string): string {
  const whole = isAbsolutePath(path) ? path : `${base}/${path}`;
  const root = drive.exec(whole)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of whole.slice(root.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${root}/${parts.join('/')}`;
}

/** The folder that holds a path: `a/b.ts` → `a`, `b.ts` → ``, `/a` → `/`. */
export function parentPath(path: string): string {
  const at = path.lastIndexOf('/');
  if (at < 0) return '';
  return at === 0 ? '/' : path.slice(0, at);
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path inside a folder; the folder may be `/`. */
export function joinPath(folder: string, path: string): string {
  if (folder === '') return path;
  return folder.endsWith('/') ? folder + path : `${folder}/${path}`;
}

/** How to reach the absolute path `to` from the absolute folder `from`: `../b/c`, or `.` for the folder itself. */
export function relativePath(from: string, to: string): string {
  const start = segments(from);
  const end = segments(to);
  if (drive.exec(from)?.[0] !== drive.exec(to)?.[0]) return to;
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared += 1;
  const path = [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
  return path === '' ? '.' : path;
}

/** Whether the absolute path `path` is the absolute folder `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The deepest folder that holds all of the given absolute folders. */
export function commonFolder(folders: readonly string[]): string {
  const [first = '/', ...rest] = folders;
  let common = first;
  for (const folder of rest) while (!isInside(common, folder)) common = parentPath(common);
  return common;
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
