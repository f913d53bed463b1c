import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { corpusRoots } from '../support/corpus.ts';
import { readTree, runOnDisk } from '../support/disk-project.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';
import { labFolder, typeCheck } from '../support/service-lab.ts';

interface Pair {
  readonly name: string;
  readonly older: string;
  readonly newer: string;
}

/** Contracts of which the corpus has an older revision beside (`unit@revision`), found by the name of the file. */
function pairs(): readonly Pair[] {
  const roots = corpusRoots();
  return roots.flatMap(({ path }) => {
    const [, unit, revision] = /^api\/([^/@]+)@([^/]+)\//.exec(path) ?? [];
    if (unit === undefined || revision === undefined) return [];
    const rest = path.slice(`api/${unit}@${revision}/`.length);
    const own = roots.map((root) => root.path).filter((other) => other.startsWith(`api/${unit}/`));
    const named = own.filter((other) => basename(other) === basename(path));
    const newer =
      named.find((other) => other === `api/${unit}/${rest}`) ?? (named.length === 1 ? named[0] : undefined);
    return newer === undefined ? [] : [{ name: `${unit} ${basename(path)}`, older: path, newer }];
  });
}

interface ReportedChange {
  readonly kind: string;
  readonly path: string;
}

/** The part of the outcome that is compared. */
interface Report {
  readonly changes: readonly ReportedChange[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

const labs: string[] = [];
afterAll(() => {
  for (const lab of labs) rmSync(lab, { recursive: true, force: true });
});

/** Makes a project of a contract of the corpus; undefined where the contract has errors. */
async function generate(lab: string, name: string, root: string): Promise<string | undefined> {
  const { exit, output } = await runOnDisk(
    ['new', join(corpusRoot, root), name, '--name', 'evolving', '--no-install', '--skip-git'],
    lab,
  );
  expect([0, 3], output).toContain(exit);
  return exit === 0 ? join(lab, name) : undefined;
}

/** Puts the contract of one project into another. */
function swapContract(project: string, other: string): void {
  rmSync(join(project, 'api'), { recursive: true });
  cpSync(join(other, 'api'), join(project, 'api'), { recursive: true });
  cpSync(join(other, 'apigen.json'), join(project, 'apigen.json'));
}

/** The owner writes logic that reads every field of its request, with bytes that are easily broken. */
function writeLogic(project: string): Map<string, string> {
  const written = new Map<string, string>();
  const types = textsBelow(project, 'src/gen/types');
  const handlers = textsBelow(project, 'src/gen/handler');
  for (const path of logicOf(project)) {
    const stub = readFileSync(join(project, path), 'utf8');
    const handler = /import type \{ (\w+) \}/.exec(stub)?.[1] ?? '';
    const request = new RegExp(`export type ${handler} = \\(\\s*req: (\\w+)`).exec(handlers)?.[1];
    const body = new RegExp(`export interface ${request} .*?\\{\\n(.*?)\\n\\}`, 's').exec(types)?.[1] ?? '';
    const fields = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field]) => `req.${field}`);
    const reader = `export const readAll = (req: Parameters<${handler}>[0]): unknown[] => [${fields.join(', ')}];`;
    const text = `${stub}\r\n// Mine, é\n${request === undefined ? '' : reader}`;
    writeFileSync(join(project, path), text);
    written.set(path, Buffer.from(text).toString('latin1'));
  }
  return written;
}

function textsBelow(project: string, folder: string): string {
  return [...readTree(join(project, folder)).values()].join('\n');
}

function logicOf(project: string): string[] {
  return readdirSync(join(project, 'src/logic'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/logic/${path}`)
    .toSorted();
}

const classOf = (path: string): string =>
  /^(?:src|test)\/gen\//.test(path) || path === '.apigen/schema.json'
    ? 'generated'
    : path.startsWith('src/logic/') || path.startsWith('src/middleware/')
      ? 'yours'
      : 'scaffold';

/** What regenerating must report, read off two fresh projects: one of the old and one of the new contract. */
function expectedChanges(
  old: ReadonlyMap<string, string>,
  fresh: ReadonlyMap<string, string>,
): ReportedChange[] {
  const changes: ReportedChange[] = [];
  for (const path of new Set([...old.keys(), ...fresh.keys()])) {
    const [before, after] = [old.get(path), fresh.get(path)];
    const kind = classOf(path);
    if (before === '/' || after === '/' || path === '.env' || path.startsWith('api/')) continue;
    if (before === undefined) changes.push({ kind: 'create', path });
    else if (kind === 'scaffold') continue;
    else if (after === undefined) changes.push({ kind: kind === 'generated' ? 'delete' : 'orphan', path });
    else if (before !== after && kind === 'generated') changes.push({ kind: 'update', path });
  }
  return changes.toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

describe.skipIf(!hasCorpus)('a contract that really evolved (skipped where the corpus is absent)', () => {
  it('has pairs to show', () => {
    expect(pairs().length).toBeGreaterThanOrEqual(4);
  });

  it.for(pairs())('$name', async ({ older, newer }, { skip }) => {
    const lab = await labFolder('evolution');
    labs.push(lab);
    const project = await generate(lab, 'project', older);
    const target = await generate(lab, 'target', newer);
    if (project === undefined || target === undefined)
      return skip('One of the two contracts has errors: nothing evolves from it or to it.');
    const old = readTree(project);
    const fresh = readTree(target);
    const written = writeLogic(project);
    const packageJson = `${readFileSync(join(project, 'package.json'), 'utf8')}\n`;
    writeFileSync(join(project, 'package.json'), packageJson);
    swapContract(project, target);

    const { exit, output } = await runOnDisk(['generate', '--json'], project);
    expect(exit, output).toBe(0);
    const report = JSON.parse(output) as Report; // the documented output
    const expected = expectedChanges(old, fresh);
    const reported = report.changes.filter(({ kind }) => kind !== 'unchanged' && kind !== 'keep');
    expect(reported.map(({ kind, path }) => ({ kind, path }))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    const orphans = expected.filter(({ kind }) => kind === 'orphan').map(({ path }) => path);
    for (const path of orphans)
      expect(report.diagnostics.map(({ message }) => message).join('\n')).toContain(path);

    const now = readTree(project);
    for (const [path, text] of written) expect(now.get(path), path).toBe(text);
    expect(now.get('package.json')).toBe(Buffer.from(packageJson).toString('latin1'));
    const generatedOf = (tree: ReadonlyMap<string, string>): [string, string][] =>
      [...tree].filter(([path]) => classOf(path) === 'generated');
    expect(generatedOf(now)).toEqual(generatedOf(fresh));

    await settle(project, target, orphans);
    // Files that the owner deleted are forgotten by the next run; then nothing is left to do.
    expect(await runOnDisk(['generate'], project)).toMatchObject({ exit: 0 });
    expect(await runOnDisk(['generate', '--check'], project)).toMatchObject({ exit: 0 });
  });
});

/** The edits that the type check names: all are in the owner's files, and once they are made everything compiles. */
async function settle(project: string, target: string, orphans: readonly string[]): Promise<void> {
  const first = await typeCheck(project);
  const named = new Set(
    [...first.output.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, path]) => path ?? ''),
  );
  for (const path of named) {
    expect(path, first.output).toMatch(/^src\/(?:logic|middleware)\//);
    // What nothing uses goes; what the new contract asks for differently is written anew.
    if (orphans.includes(path)) rmSync(join(project, path));
    else if (existsSync(join(target, path))) cpSync(join(target, path), join(project, path));
  }
  const second = named.size === 0 ? first : await typeCheck(project);
  expect(second.exitCode, second.output).toBe(0);
}
