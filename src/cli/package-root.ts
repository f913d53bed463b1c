import { modulePath } from '../host/node-module-path.ts';

/** Set by the build of the shipped package. */
declare const APIGEN_BUNDLED: boolean | undefined;

/** The folder of the apigen package: above `dist` when bundled (whichever chunk this is in), above `src` otherwise. */
export function findPackageRoot(): string {
  const here = modulePath('.', import.meta.url);
  if (typeof APIGEN_BUNDLED === 'undefined') return modulePath('../..', import.meta.url);
  return here.replace(/\/dist(?:\/(?:chunks|library))?$/, '');
}
