import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { VirtualFile } from '../../../src/workspace/virtual-file.ts';
import { repositoryRoot } from '../repository.ts';

/** As strict as generated services are. */
const compilerOptions = {
  target: 'es2023',
  lib: ['es2024'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: ['node'],
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
};

/** Models of several databases, each in a folder of its own; the platform stands there once. Gives what the compiler says. */
export function typeCheckModels(
  root: string,
  databases: ReadonlyMap<string, readonly VirtualFile[]>,
  own: ReadonlyMap<string, string> = new Map(),
): string {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const written = new Set<string>();
  for (const [name, files] of databases) {
    for (const { path, content } of files) {
      const [, inPlatform] = /gen\/platform\/(.*)$/.exec(path) ?? [];
      const place = inPlatform === undefined ? `${name}/${path}` : `platform/${inPlatform}`;
      if (!written.has(place)) write(place, content);
      written.add(place);
    }
    mkdirSync(join(root, name, 'src/gen'), { recursive: true });
    symlinkSync(join(root, 'platform'), join(root, name, 'src/gen/platform'));
  }
  for (const [path, content] of own) write(path, content);
  symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'));
  write('package.json', '{ "type": "module" }');
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['.'] }));
  const { stdout } = spawnSync(join(repositoryRoot, 'node_modules/.bin/tsc'), ['-p', root], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout;
}
