import { kebabCase } from '../../base/naming.ts';
import { baseName } from '../../base/path.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { RenderTemplate } from '../target.ts';

/** The commented first contract that `apigen init` writes at `path`; the service is named after the file. */
export function starterContract(path: string, render: RenderTemplate): VirtualFile {
  const content = render('starter/contract.api', { name: serviceName(path), file: quotable(baseName(path)) });
  return { path, content, ownership: 'yours', origin: 'starter', isInput: true };
}

/** `user.api` → `user-api`, the form that goctl reads too; a name without ASCII letters falls back to `my-api`. */
function serviceName(path: string): string {
  const stem = kebabCase(baseName(path).replace(/\.api$/, ''))
    .replaceAll(/[^a-z0-9-]/g, '')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  if (stem === '') return 'my-api';
  return stem.endsWith('-api') ? stem : `${stem}-api`;
}

/** A file name inside a comment. */
function quotable(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : 'user.api';
}
