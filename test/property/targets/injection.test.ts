import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { ServiceModel } from '../../../src/model/model.ts';
import { codeFindings, literalsOf } from '../../support/code-findings.ts';
import { generateService } from '../../support/generate-service.ts';
import { hostileText as hostile } from '../../support/hostile-text.ts';
import {
  aliasType,
  array,
  field,
  group,
  objectType,
  primitive,
  ref,
  request,
  route,
  routeOptions,
  service,
} from '../../support/model-fixture.ts';

const strings = fc.record({
  wire: hostile,
  value: hostile,
  text: hostile,
  header: hostile,
  parameter: hostile.map((text) => text.replaceAll(/[/\\]/g, '')),
  group: hostile,
  name: hostile,
  prefix: hostile.map((text) => text.replaceAll(/[/*]/g, '')),
  file: hostile,
});
type Strings = typeof strings extends fc.Arbitrary<infer Value> ? Value : never;

function hostileModel(s: Strings): ServiceModel {
  const fields = [
    field('wire', 'string', { property: s.wire, description: s.text, constraints: { enum: [s.value, 'x'] } }),
    field('text', 'string', {
      property: `${s.wire}2`,
      defaultValue: s.value,
      example: s.value,
      required: false,
    }),
    field('list', array(primitive('string')), { constraints: { items: { patterns: [s.value] } } }),
    field('inner', {
      kind: 'object',
      fields: [field('x', 'int', { property: s.wire, description: s.text })],
    }),
  ];
  const input = [
    ...fields,
    field('head', 'string', { property: `${s.wire}3`, sources: [{ in: 'header', name: s.header }] }),
    field('id', 'int', { property: `${s.wire}4`, sources: [{ in: 'path', name: s.parameter }] }),
    field('query', 'string', {
      property: `${s.wire}5`,
      sources: [{ in: 'form', name: s.wire }],
      required: false,
    }),
  ];
  const types = [
    objectType('Input', input, { description: s.text }),
    objectType('Output', fields, { description: s.text }),
    aliasType('Alias', { kind: 'map', keys: 'string', values: ref('Output') }, { description: s.text }),
  ];
  const options = {
    ...routeOptions,
    jwt: s.name,
    jwtTransition: s.value,
    middleware: [s.name, s.value],
    roles: [s.value],
    scopes: [s.value],
    tags: [s.text],
  };
  const changes = { summary: s.text, description: s.text, handler: s.name };
  const routes = [
    route('post', `/${s.prefix}/:${s.parameter}`, s.name, {
      ...changes,
      request: request('post', 'Input', input),
      response: ref('Output'),
    }),
    route('get', `/${s.prefix}`, `${s.name}2`, { ...changes, response: ref('Alias') }),
  ];
  const origin = { file: `${s.file}.api`, line: 1, column: 1, start: 0, end: 0 };
  return service(
    types.map((type) => ({ ...type, origin })),
    [group(routes, { group: s.group, options })],
    { name: s.name, info: { title: s.text, desc: s.text }, files: [origin.file] },
  );
}

describe('the service target', () => {
  it('lets no string of a contract out of its place', async () => {
    await fc.assert(
      fc.asyncProperty(strings, async (s) => {
        const files = await generateService(hostileModel(s), { contractPath: `api/${s.file}.api` });
        const all = [...files.values()].filter((file) => !file.path.startsWith('src/gen/platform/'));
        expect(all.flatMap((file) => (file.path.endsWith('.ts') ? codeFindings(file) : []))).toEqual([]);
        const paths = all.map((file) => file.path);
        expect(paths.filter((path) => /(?:^|\/)\.\.?(?:\/|$)|[\u0000-\u001f\\]/.test(path))).toEqual([]);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
        const config: unknown = parseYaml(files.get('config/default.yaml')?.content ?? '');
        expect(Object.keys(Object(config))).toEqual(['server', 'admin', 'log', 'throttle', 'jwt', 'app']);
        expect(JSON.parse(files.get('package.json')?.content ?? '')).toMatchObject({
          name: 'user-api',
          private: true,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps wire names, values and default texts as they are', async () => {
    await fc.assert(
      fc.asyncProperty(strings, async (s) => {
        // What UTF-8 cannot carry is not in a contract that was read from a file.
        fc.pre([s.wire, s.value].every((text) => text.isWellFormed()));
        const files = await generateService(hostileModel(s));
        const route = [...files.values()].find((file) => /^src\/gen\/route\/(?!index)/.test(file.path));
        const literals = route === undefined ? new Set() : literalsOf(route);
        for (const text of [s.wire, `${s.wire}2`, s.value]) expect(literals).toContain(text);
      }),
      { numRuns: 40 },
    );
  });
});
