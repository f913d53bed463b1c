import { moduleAddress } from '../../host/node-module-path.ts';
import type { FileSystem } from '../../host/ports.ts';
import {
  loadRenderer,
  precompiledRenderer,
  type PrecompiledTemplates,
  type Renderer,
} from '../../render/renderer.ts';

/** Set by the build of the shipped package. */
declare const APIGEN_BUNDLED: boolean | undefined;

/** How much of the modules that are copied into services is wanted: with their texts, or as names with no text. */
export type RuntimeTexts = 'with-runtime' | 'names-of-runtime';

/**
 * The renderer of this package. When bundled, the module of precompiled templates is found from the root of the package,
 * because the code that asks for it may be in any chunk.
 */
export async function openRenderer(
  files: FileSystem,
  packageRoot: string,
  texts: RuntimeTexts = 'with-runtime',
): Promise<Renderer> {
  if (typeof APIGEN_BUNDLED === 'undefined') return loadRenderer(files, packageRoot);
  const address = moduleAddress(`${packageRoot}/dist/templates.js`);
  const module: unknown = await import(address);
  const bytes = texts === 'with-runtime' ? await files.read(`${packageRoot}/dist/runtime.txt`) : undefined;
  return precompiledRenderer(module as PrecompiledTemplates, bytes); // written by the same build
}
