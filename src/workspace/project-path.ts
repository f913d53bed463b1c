/** The folder of apigen's own records inside a project. */
export const recordFolder = '.apigen';

/** Where the manifest stands in a project. */
export const manifestPath = `${recordFolder}/manifest.json`;

/** Files among the records that are written like any other: the JSON schema of the settings, the snapshot of the database. */
const records: ReadonlySet<string> = new Set([
  `${recordFolder}/schema.json`,
  `${recordFolder}/database.json`,
]);

const plainPath = /^[a-z][\w.-]*(?:\/[a-z][\w.-]*)*$/i;

/**
 * Whether a path may be written in a project: relative, `/` separators, no way out, no control characters, and neither
 * the version control's folder nor apigen's own records (what it generates into them aside). Manifests come from strangers' branches.
 */
export function isProjectPath(path: string): boolean {
  // Nearly every path is this plain, and a manifest has thousands.
  if (path.length <= 1024 && plainPath.test(path)) return true;
  if (path === '' || path.length > 1024 || !path.isWellFormed() || /[\u0000-\u001f\u007f\\]/.test(path))
    return false;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return false;
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return false;
  const [first = ''] = parts;
  if (first.toLowerCase() === '.git') return false;
  return first.toLowerCase() !== recordFolder || records.has(path);
}

/** Whether a path, or a name in it, is longer than the file systems of today take. */
export function hasLongName(path: string): boolean {
  if (path.length <= 64) return false;
  const size = (text: string): number => new TextEncoder().encode(text).length;
  return size(path) > 1024 || path.split('/').some((name) => size(name) > 255);
}

/** Whether a path is one of the project's own templates, which are its owner's and stand in no manifest. */
export function isTemplatePath(path: string): boolean {
  const folder = `${recordFolder}/templates/`;
  return path.startsWith(folder) && isProjectPath(path.slice(folder.length));
}
