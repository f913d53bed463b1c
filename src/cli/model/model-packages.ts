import type { ModelOptions } from '../../targets/model/model-options.ts';

/** The packages that models need, with their versions, for a project that is none of ours: `kysely@~0.29.9`. */
export function modelPackages(
  { dialects, cache }: Pick<ModelOptions, 'dialects' | 'cache'>,
  versions: string,
): readonly string[] {
  const wanted = [
    'kysely',
    ...(dialects.includes('mysql') ? ['mysql2'] : []),
    ...(dialects.includes('postgres') ? ['pg', '@types/pg'] : []),
    ...(cache === null ? [] : ['redis']),
  ];
  const manifest: unknown = JSON.parse(versions);
  const group: unknown =
    typeof manifest === 'object' && manifest !== null
      ? Reflect.get(manifest, 'optionalDependencies')
      : undefined;
  const known = new Map<string, unknown>(
    typeof group === 'object' && group !== null ? Object.entries(group) : [],
  );
  return wanted.map((name) => {
    const version = known.get(name);
    return typeof version === 'string' ? `${name}@${version}` : name;
  });
}
