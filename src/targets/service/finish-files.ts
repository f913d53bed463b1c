import { needsPrettier, prettify } from '../../render/prettify.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { platformFolder } from './project-files.ts';

/**
 * The files as they are to be written: the few with a line that the printers left too long go through prettier, which
 * is loaded for them alone.
 */
export async function finishFiles(files: readonly VirtualFile[]): Promise<readonly VirtualFile[]> {
  return Promise.all(files.map(finishFile));
}

async function finishFile(file: VirtualFile): Promise<VirtualFile> {
  const isPrinted = file.path.endsWith('.ts') && !file.path.startsWith(platformFolder);
  if (!isPrinted || !needsPrettier(file.content)) return file;
  return { ...file, content: await prettify(file.content) };
}
