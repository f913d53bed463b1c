import { relativePath } from '../base/path.ts';

/** How a folder is shown: as seen from the working directory, empty for that itself, absolute where that is shorter. */
export function shownFolder(workingDirectory: string, folder: string): string {
  const relative = relativePath(workingDirectory, folder);
  if (relative === '.') return '';
  return relative.startsWith('../../..') ? folder : relative;
}
