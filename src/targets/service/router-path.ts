import { uniqueIdentifiers } from '../unique-name.ts';

/** A contract's path as Fastify's router reads it. */
export interface RouterPath {
  readonly url: string;
  /** The router's name of each parameter, by its name in the contract; the catch-all is `*` in both. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Writes a path for Fastify's router, which ends a parameter's name at `-`, `.` or `(` and reads a colon anywhere as a
 * parameter: names get letters that it keeps, other colons are doubled.
 */
export function routerPath(path: string): RouterPath {
  const parameters = new Map<string, string>();
  const names = uniqueIdentifiers(['__proto__']);
  const segments = path.split('/').map((segment, index, all) => {
    if (segment === '*' && index === all.length - 1) {
      parameters.set('*', '*');
      return '*';
    }
    if (!segment.startsWith(':')) return segment.replaceAll(':', '::').replaceAll('*', '%2A');
    const name = segment.slice(1);
    const known = parameters.get(name) ?? names.claim(asciiName.test(name) ? name : wordOf(name));
    parameters.set(name, known);
    return `:${known}`;
  });
  return { url: segments.join('/'), parameters };
}

/** What nearly every name is; a pattern that knows the letters of all scripts takes a while to be set up. */
const asciiName = /^\w*$/;

function wordOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{M}\p{N}_]/gu, '_');
}
