import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callEveryRoute } from '../support/call-routes.ts';
import { runOnDisk } from '../support/disk-project.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';
import { labFolder, run, startService, typeCheck } from '../support/service-lab.ts';

interface Root {
  readonly unit: string;
  readonly path: string;
  readonly routes: number;
}

/** Of every repository the largest root that goctl accepts, then the second of each, until there are enough. */
function chooseRoots(): Root[] {
  const [head = '', ...lines] = readFileSync(join(corpusRoot, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  const roots = lines
    .map((line) => new Map(line.split('\t').map((value, index) => [columns[index] ?? '', value])))
    .filter(
      (row) =>
        row.get('root') === '1' && (row.get('goctl_full') === 'ok' || row.get('goctl_modernised') === 'ok'),
    )
    .map((row) => ({
      unit: row.get('unit') ?? '',
      path: row.get('path') ?? '',
      routes: Number(row.get('closure_routes')),
    }))
    .filter((root) => root.routes > 0)
    .toSorted((a, b) => b.routes - a.routes || (a.unit + a.path < b.unit + b.path ? -1 : 1));
  const perUnit = [...Map.groupBy(roots, ({ unit }) => unit).values()];
  const depth = Math.max(...perUnit.map((own) => own.length));
  const inTurns = Array.from({ length: depth }, (_, turn) =>
    perUnit.flatMap((own) => own.slice(turn, turn + 1)),
  );
  return inTurns.flat().slice(0, process.env['APIGEN_ALL'] === '1' ? roots.length : 26);
}

const roots = hasCorpus ? chooseRoots() : [];
if (!hasCorpus) console.warn(`Skipped: there are no contracts of other people at ${corpusRoot}.`);

describe.skipIf(!hasCorpus)('services of real contracts', { concurrent: availableParallelism() > 1 }, () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it.for(roots)(
    '$unit $path ($routes routes): type-checks, boots, answers, passes its tests',
    async ({ unit, path, routes }, { onTestFinished }) => {
      const lab = await labFolder(basename(path, '.api').replaceAll(/\W/g, '-').toLowerCase());
      folders.push(lab);
      const contract = join(corpusRoot, 'api', unit, path);
      const created = await runOnDisk(['new', contract, 'service', '--no-install', '--skip-git'], lab);
      expect(created.output, 'apigen new').not.toMatch(/\berror\b.*\[/);
      expect(created.exit, created.output).toBe(0);
      const project = join(lab, 'service');

      const types = await typeCheck(project);
      expect(types.exitCode, types.output).toBe(0);

      const service = await startService(project, { NODE_ENV: 'development' });
      onTestFinished(() => void service.process.kill('SIGKILL'));
      const answers = await callEveryRoute(contract, service.url);
      expect(answers.length).toBeGreaterThanOrEqual(routes);
      expect(answers.filter(({ status }) => status === 404 || status === 500)).toEqual([]);
      expect(await service.stop(), service.output()).toEqual({ exitCode: 0, signal: null });

      const test = ['--test', '--test-isolation=none', 'test/gen/contract.test.ts'];
      const tests = await run(process.execPath, test, project, { NODE_ENV: 'test' });
      expect(tests.exitCode, tests.output).toBe(0);
    },
  );
});
