import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodeHost } from '../../src/host/node-host.ts';
import { lower } from '../../src/model/lower.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import type { ServiceOptions } from '../../src/targets/service/service-options.ts';
import { generateService } from './generate-service.ts';
import { repositoryRoot } from './repository.ts';

/**
 * Writes the service of a contract below the system's temporary folder, with this repository's packages: they are the
 * ones that services depend on. `own` takes the place of files, as their owner would write them. Gives the folder.
 */
export async function writeService(
  contract: string,
  own: Readonly<Record<string, string>> = {},
  options: Partial<ServiceOptions> = {},
): Promise<string> {
  const { value } = await analyze(createNodeHost().files, contract);
  const fixed = { packageName: 'golden', contractPath: 'api/input.api' };
  const files = await generateService(lower(value), { ...fixed, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'apigen-service-'));
  const generated = [...files.values()].map(({ path, content }) => [path, content] as const);
  for (const [path, content] of [...generated, ...Object.entries(own)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
