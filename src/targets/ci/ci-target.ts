import type { ServiceModel } from '../../model/model.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Target, TargetContext } from '../target.ts';
import { ciCommands, type CiPackageManager } from './ci-commands.ts';

/** What runs the checks. */
export const ciSystems = ['github', 'gitlab', 'pre-commit'] as const;

/** One of {@link ciSystems}. */
export type CiSystem = (typeof ciSystems)[number];

/** What a recipe is made for. */
export interface CiOptions {
  readonly system: CiSystem;
  /** A name that is an image: lower-case letters, digits and `-`. */
  readonly name: string;
  /** The root contract, relative to the project. */
  readonly contract: string;
  readonly packageManager: CiPackageManager;
  /** The version of apigen that the recipe asks for. */
  readonly version: string;
}

/** Where each system looks for its recipe, in the root of the repository. */
export const ciPaths: Readonly<Record<CiSystem, string>> = {
  github: '.github/workflows/ci.yml',
  gitlab: '.gitlab-ci.yml',
  'pre-commit': '.pre-commit-config.yaml',
};

/** The major of Node that the checks run on: the current long-term release. */
const nodeMajor = 24;

/** Keeps contract, generated files, types, tests and image honest on every push: scaffold, the owner's to change. */
export const ciTarget: Target<CiOptions> = {
  name: 'ci',
  summary: 'A recipe for GitHub Actions, GitLab CI or pre-commit',
  generate: generateRecipe,
};

function generateRecipe(
  _: ServiceModel,
  { options, render }: TargetContext<CiOptions>,
): readonly VirtualFile[] {
  const path = ciPaths[options.system];
  const view = {
    name: options.name,
    contract: isPlain(options.contract) ? options.contract : '',
    nodeMajor,
    apigen: `npx --yes apigen@${options.version}`,
    ...ciCommands(options.packageManager),
  };
  return [
    { path, content: render(`ci/${path}`, view), ownership: 'scaffold', origin: `ci:${options.system}` },
  ];
}

/**
 * Recipes know expressions of their own besides those of YAML and the shell, so a path with anything else in it is left
 * out: `apigen generate --check` finds the errors of the contract too.
 */
function isPlain(path: string): boolean {
  return /^[\w][\w./-]*$/.test(path);
}
