import { needsPrettier, prettify } from '../../render/prettify.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Formatter } from './formatter.ts';

/**
 * The file as it is to be written. Templates print finished code; only where a line runs over the width is it formatted
 * once more. The platform, which stands in a folder of its own, is copied as it is.
 */
export async function inWidth(
  file: VirtualFile,
  platform: string,
  formatCode: Formatter['format'] = prettify,
): Promise<VirtualFile> {
  if (!file.path.endsWith('.ts') || file.path.startsWith(platform) || !needsPrettier(file.content))
    return file;
  return { ...file, content: await formatCode(file.content) };
}
