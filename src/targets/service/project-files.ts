import type { Ownership, VirtualFile } from '../../workspace/virtual-file.ts';
import type { TargetContext } from '../target.ts';
import type { ProjectView } from './project-view.ts';
import type { ServiceOptions } from './service-options.ts';

/** The files around the routes, by owner; each is the template of its own path. */
const projectFiles: readonly (readonly [Ownership, readonly string[]])[] = [
  ['yours', ['src/main.ts', 'src/context.ts', 'src/envelope.ts', 'src/plugins.ts', 'src/settings.ts']],
  ['generated', ['src/gen/app.ts', 'src/gen/context.ts', 'src/gen/contract.ts', 'src/gen/token.ts']],
  [
    'scaffold',
    [
      'package.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'config/default.yaml',
      'config/production.yaml',
      'config/test.yaml',
      '.env.example',
      '.gitignore',
      '.gitattributes',
      '.prettierignore',
      '.yarnrc.yml',
      'README.md',
    ],
  ],
];

/** Where the platform stands in a project: copies of our own sources, never printed anew. */
export const platformFolder = 'src/gen/platform/';

/** Prints the files around the routes, and the platform as it is. */
export function generateProject(
  view: ProjectView,
  context: TargetContext<ServiceOptions>,
): readonly VirtualFile[] {
  const origin = context.options.contractPath;
  const files = projectFiles.flatMap(([ownership, paths]) =>
    paths
      .filter((path) => path !== '.env.example' || view.hasJwt || view.hasModels)
      .filter((path) => path !== '.yarnrc.yml' || view.hasYarn)
      .map((path): VirtualFile => ({
        path,
        content: context.render(`service/${path}`, view),
        ownership,
        origin,
      })),
  );
  return [...files, ...developmentSecrets(view, context), ...platform(view, context)];
}

/** `.env` is written when the project is made, and never leaves the machine. */
function developmentSecrets(
  view: ProjectView,
  { render, options }: TargetContext<ServiceOptions>,
): readonly VirtualFile[] {
  if (!view.hasJwt || options.developmentSecret === null) return [];
  const content = render('service/.env', view);
  return [{ path: '.env', content, ownership: 'yours', origin: options.contractPath, isSecret: true }];
}

/** Parts of the platform that only some services need; those for forms need a package besides. */
const optionalModules: Readonly<
  Record<string, 'hasForms' | 'hasExactIntegers' | 'hasCaching' | 'hasIdempotency' | 'hasSignatures'>
> = {
  'runtime/upload.ts': 'hasForms',
  'runtime/form-budget.ts': 'hasForms',
  'runtime/exact-body.ts': 'hasExactIntegers',
  'runtime/http-cache.ts': 'hasCaching',
  'runtime/idempotency.ts': 'hasIdempotency',
  'runtime/idempotency-claim.ts': 'hasIdempotency',
  'runtime/idempotency-fingerprint.ts': 'hasIdempotency',
  'runtime/idempotency-key.ts': 'hasIdempotency',
  'runtime/idempotency-section.ts': 'hasIdempotency',
  'runtime/idempotency-store.ts': 'hasIdempotency',
  'runtime/signature.ts': 'hasSignatures',
  'runtime/signature-header.ts': 'hasSignatures',
  'runtime/signature-section.ts': 'hasSignatures',
  'runtime/signature-settings.ts': 'hasSignatures',
  'runtime/signature-testing.ts': 'hasSignatures',
};

function platform(
  view: ProjectView,
  { asset, assets }: TargetContext<ServiceOptions>,
): readonly VirtualFile[] {
  if (assets === undefined)
    throw new Error('The service target was not told its assets; this is a bug in apigen.');
  const isNeeded = (name: string): boolean => {
    const fact = optionalModules[name];
    return fact === undefined || view[fact];
  };
  return assets
    .filter((name) => name.startsWith('runtime/') && !name.startsWith('runtime/database/'))
    .filter(isNeeded)
    .map((name) => ({
      path: `${platformFolder}${name.slice('runtime/'.length)}`,
      content: asset(name),
      ownership: 'generated',
      origin: 'apigen',
    }));
}
