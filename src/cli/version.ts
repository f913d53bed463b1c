import type { FileSystem } from '../host/ports.ts';

/** Set by the build of the shipped package. */
declare const APIGEN_VERSION: string | undefined;

/** The version of apigen: a constant in the shipped package, that of package.json when it runs from source. */
export async function readVersion(files: FileSystem, packageRoot: () => string): Promise<string> {
  if (typeof APIGEN_VERSION === 'string') return APIGEN_VERSION;
  const text = new TextDecoder().decode(await files.read(`${packageRoot()}/package.json`));
  const value: unknown = JSON.parse(text);
  const isPackage = typeof value === 'object' && value !== null && 'version' in value;
  return isPackage && typeof value.version === 'string' ? value.version : '0.0.0';
}
