import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createNodeFileSystem } from '../../src/host/node-file-system.ts';
import { lower } from '../../src/model/lower.ts';
import { allRoutes } from '../../src/model/walk.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import { bind } from '../../src/semantics/bind.ts';
import type { Program } from '../../src/semantics/program.ts';
import { corpusRoots } from '../support/corpus.ts';
import { declaredTypes, typeText, type GoctlMember, type GoctlModel } from '../support/goctl-model.ts';
import { corpusRoot, hasCorpus } from '../support/repository.ts';

const files = createNodeFileSystem();
const roots = corpusRoots();

/** What goctl says of a contract that is wrong whatever its form: undeclared, declared twice, not there. */
const reallyWrong = /not defined|unresolved|duplicate|missing input/;

const accepted = roots.filter((root) => root.goctl === 'ok' || root.modernised === 'ok');
const rejected = roots.filter(
  (root) => root.goctl !== 'ok' && reallyWrong.test(`${root.goctl} ${root.modernised}`),
);

async function analyzeRoot(
  path: string,
): Promise<{ readonly program: Program; readonly errors: readonly string[] }> {
  const { value: program, diagnostics } = await analyze(files, `${corpusRoot}/${path}`);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  return { program, errors: errors.map(({ code, span }) => `${code} ${span?.file ?? ''}`) };
}

describe.skipIf(!hasCorpus)('roots of real projects', () => {
  it('covers the corpus', () => {
    expect(roots.length).toBeGreaterThan(100);
    expect(accepted.length).toBeGreaterThanOrEqual(80);
    expect(rejected.length).toBeGreaterThan(8);
  });

  it.each(accepted.map((root) => [root.path, root] as const))('accepts %s', async (path, root) => {
    const { program, errors } = await analyzeRoot(path);
    expect(errors).toEqual([]);
    const model = lower(program);
    if (root.goctl !== 'ok') return;
    expect(allRoutes(model)).toHaveLength(root.routes);
    expect(model.types).toHaveLength(root.types);
  });

  it.each(rejected.map((root) => [root.path, root] as const))(
    'rejects %s for a real reason',
    async (path, root) => {
      const { errors } = await analyzeRoot(path);
      const codes = new Set(errors.map((error) => error.split(' ')[0]));
      const reason = `${root.goctl} ${root.modernised}`;
      if (/duplicate/.test(reason))
        expect([...codes].some((code) => code?.startsWith('duplicate-'))).toBe(true);
      else if (/missing input/.test(reason)) expect(codes).toContain('file-not-found');
      else expect(codes).toContain('unknown-type');
    },
  );

  // What is neither accepted by goctl nor wrong for a reason of meaning: each file may be judged by itself.
  const others = roots.filter((root) => !accepted.includes(root) && !rejected.includes(root));

  it.each(others.map((root) => [root.path] as const))(
    'rejects %s only for what is missing in it',
    async (path) => {
      const { errors } = await analyzeRoot(path);
      const codes = [...new Set(errors.map((error) => error.split(' ')[0]))];
      expect(['', 'file-not-found', 'unknown-type', 'unknown-statement']).toContain(codes.join(' '));
    },
  );

  const expected = accepted.filter((root) => existsSync(root.expectedPath));

  it.each(expected.map((root) => [root.path, root] as const))(
    'reads %s as goctl does',
    async (path, root) => {
      const { program } = await analyzeRoot(path);
      const goctl = JSON.parse(readFileSync(root.expectedPath, 'utf8')) as GoctlModel; // written by goctl's own parser
      const symbols = bind(program);
      const model = lower(program);
      expect(model.name).toBe(goctl.service);
      const routes = symbols.routes.map(
        ({ method, path: url, handler, node }) =>
          `${method} ${url} ${handler?.text ?? ''} ${typeText(node.request?.type)} ${typeText(node.responses[0]?.body.type)}`,
      );
      const wanted = goctl.groups.flatMap(({ server, routes: list }) =>
        list.map((route) => {
          const url = `/${server?.['prefix'] ?? ''}/${route.path}`
            .replaceAll(/\/+/g, '/')
            .replace(/(.)\/$/, '$1');
          return `${route.method} ${url} ${route.handler} ${route.request ?? ''} ${route.response ?? ''}`;
        }),
      );
      expect(routes.toSorted()).toEqual(wanted.toSorted());
      const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
        a.name < b.name ? -1 : 1;
      expect(declaredTypes(symbols).toSorted(byName)).toEqual(
        (goctl.types ?? [])
          .map(({ name, members }) => ({ name, members: (members ?? []).map(withoutComments) }))
          .toSorted(byName),
      );
    },
  );
});

function withoutComments(member: GoctlMember): object {
  const { name, type, tag, inline, members } = member;
  return {
    ...(name === undefined ? {} : { name }),
    type,
    ...(tag === undefined ? {} : { tag }),
    ...(inline === undefined ? {} : { inline }),
    ...(members === undefined ? {} : { members: members.map(withoutComments) }),
  };
}
