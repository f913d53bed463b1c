import { dialects } from '../../database/dialect.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { TargetContext } from '../target.ts';
import type { ModelOptions } from './model-options.ts';

const source = 'runtime/database/';

/** What only a service can use: it needs packages of one. */
const serviceParts = [
  'service/',
  'migrate/',
  'cache/cache-section.ts',
  'database-metrics.ts',
  'statement-histogram.ts',
];

/** The database part of the platform: copies of our own sources, of the dialects that the project can run on. */
export function platformFiles(
  folder: string,
  { asset, assets, options }: Pick<TargetContext<ModelOptions>, 'asset' | 'assets' | 'options'>,
): readonly VirtualFile[] {
  if (assets === undefined)
    throw new Error('The model target was not told its assets; this is a bug in apigen.');
  const left = [
    ...dialects.filter((dialect) => !options.dialects.includes(dialect)).map((dialect) => `${dialect}/`),
    ...(options.cache === null ? ['cache/'] : []),
    ...(options.isService ? [] : serviceParts),
  ];
  return assets
    .filter((name) => name.startsWith(source))
    .map((name) => name.slice(source.length))
    .filter((name) => !left.some((unused) => name.startsWith(unused)))
    .map((name) => ({
      path: `${folder}/${name}`,
      content: asset(source + name),
      ownership: 'generated',
      origin: 'apigen',
    }));
}
