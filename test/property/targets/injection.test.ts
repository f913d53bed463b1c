import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { ServiceModel } from '../../../src/model/model.ts';
import type { VirtualFile } from '../../../src/workspace/virtual-file.ts';
import { generateService } from '../../support/generate-service.ts';
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

// Law 9: no string of a contract can execute, or leave its literal, comment or scalar. Each piece would run PWNED.
const pieces = [
  "';PWNED();'",
  '";PWNED();"',
  '`${PWNED()}`',
  '*/PWNED();/*',
  '\n PWNED();\n',
  '\r\u2028PWNED()\u2029',
  '</script><script>PWNED()</script>',
  '{{PWNED}}',
  '${PWNED}',
  '\\',
  "\\'",
  '\u0000',
  '\ud800',
  '|',
  '#',
  ': ',
  '- ',
  '$(PWNED)',
  '@PWNED',
  '__proto__',
  '中文',
  ' ',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

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

/** Syntax errors, and identifiers that came out of a string. */
function findings({ path, content }: VirtualFile): readonly string[] {
  const options = {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    reportDiagnostics: true,
  };
  const { diagnostics = [] } = ts.transpileModule(content, { ...options, fileName: path });
  const found = diagnostics.map((one) => `${path}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'PWNED') {
      found.push(`${path}: PWNED is called`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, content, ts.ScriptTarget.ESNext, true));
  return found;
}

function literalsOf({ path, content }: VirtualFile): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNumericLiteral(node)) texts.add(node.text);
    else if (ts.isIdentifier(node)) texts.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, content, ts.ScriptTarget.ESNext, true));
  return texts;
}

describe('the service target', () => {
  it('lets no string of a contract out of its place', async () => {
    await fc.assert(
      fc.asyncProperty(strings, async (s) => {
        const files = await generateService(hostileModel(s), { contractPath: `api/${s.file}.api` });
        const all = [...files.values()].filter((file) => !file.path.startsWith('src/gen/platform/'));
        expect(all.flatMap((file) => (file.path.endsWith('.ts') ? findings(file) : []))).toEqual([]);
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
