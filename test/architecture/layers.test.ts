import { describe, expect, it } from 'vitest';
import { collectImports, pathOf, sourceFiles, type ModuleImport } from '../support/module-graph.ts';

/** Everything below the command line. */
const phases = [
  'base',
  'host',
  'diagnostics',
  'syntax',
  'render',
  'workspace',
  'semantics',
  'config',
  'database',
  'model',
  'targets',
];

/** ARCHITECTURE.md "Who may import whom": folder → folders it may import besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  grammar: [],
  base: [],
  host: ['base'],
  diagnostics: ['base'],
  syntax: ['grammar', 'base', 'diagnostics'],
  render: ['base', 'host'],
  workspace: ['base', 'host', 'diagnostics'],
  semantics: ['syntax', 'base', 'diagnostics'],
  config: ['base', 'host', 'diagnostics'],
  database: ['base', 'host', 'diagnostics'],
  model: ['semantics', 'syntax', 'base'],
  targets: ['model', 'render', 'workspace', 'database', 'base'],
  runtime: [],
  cli: [...phases, 'catalog'],
  index: [...phases, 'cli'],
  catalog: ['diagnostics', 'syntax', 'semantics', 'config', 'database', 'workspace', 'model', 'render'],
};

/** Single files that may import more than their folder. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'src/semantics/load.ts': ['host'],
};

/** Rooms that share what the platform is made of: single files or folders that may import others outside of their layer. */
const doors: readonly { readonly from: string; readonly to: string; readonly reason: string }[] = [
  ...['src/database/migrate/', 'src/cli/migrate/'].map((from) => ({
    from,
    to: 'src/runtime/database/migrate/',
    reason: 'A service applies migrations as the command does: with one splitter, one history and one lock.',
  })),
  {
    from: 'src/database/ddl/mysql/split-statements.ts',
    to: 'src/runtime/database/migrate/split-script.ts',
    reason:
      'Which statements of MySQL hold others is said in one place, for whoever reads and whoever runs them.',
  },
  {
    from: 'src/database/select-tables.ts',
    to: 'src/runtime/database/migrate/migration-history.ts',
    reason: "The name of the table of migrations, which is nobody's model, stands in one place.",
  },
  {
    from: 'src/database/print-ddl/array-default.ts',
    to: 'src/runtime/database/postgres/postgres-array.ts',
    reason: 'The text of an array is read in one place.',
  },
];

/** Who may import a package; everything else is refused. Prefixes of paths. */
const owners: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ['grammar/', 'src/syntax/', 'src/database/ddl/mysql/'],
  handlebars: ['src/render/'],
  'handlebars/runtime.js': ['src/render/'],
  prettier: ['src/render/'],
  'ts-morph': ['src/workspace/'],
  commander: ['src/cli/'],
  chalk: ['src/cli/'],
  execa: ['src/host/node-host.ts', 'src/host/'],
  diff: ['src/workspace/', 'src/cli/'],
  'node-diff3': ['src/workspace/'],
  'jsonc-parser': ['src/config/', 'src/workspace/'],
  yaml: ['src/config/', 'src/runtime/', 'src/workspace/'],
  'fastest-levenshtein': ['src/base/suggest.ts'],
  'mysql2/promise': ['src/database/'],
  pg: ['src/database/'],
  'libpg-query': ['src/database/ddl/postgres/'],
};

/** Packages that only a generated service has; `runtime` is its source. */
const servicePackages =
  /^(?:fastify|@fastify\/|fast-jwt|prom-client|pino|ajv|ajv-formats|fast-uri|kysely|mysql2|pg$|redis)/;

function folderOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second.replace(/\.ts$/, '') : first;
}

function packageOf(specifier: string): string {
  return specifier.startsWith('prettier/') ? 'prettier' : specifier;
}

function isAllowed({ from, specifier, target }: ModuleImport): boolean {
  const folder = folderOf(from);
  if (target !== undefined) {
    if (doors.some((door) => from.startsWith(door.from) && target.startsWith(door.to))) return true;
    const wanted = folderOf(target);
    return wanted === folder || [...(layers[folder] ?? []), ...(exceptions[from] ?? [])].includes(wanted);
  }
  if (specifier.startsWith('node:')) return isNodeModuleAllowed(from, specifier);
  if (folder === 'runtime') return servicePackages.test(specifier) || specifier === 'yaml';
  return (owners[packageOf(specifier)] ?? []).some((owner) => from.startsWith(owner));
}

function isNodeModuleAllowed(from: string, specifier: string): boolean {
  if (
    from.startsWith('src/runtime/') ||
    from === 'src/host/node-host.ts' ||
    // The engine of SQLite is part of Node: a driver like the others.
    (specifier === 'node:sqlite' && from.startsWith('src/database/')) ||
    from.startsWith('src/host/node-')
  )
    return true;
  return from === 'src/base/hash.ts' && specifier === 'node:crypto';
}

describe('layers', () => {
  const imports = collectImports();

  it('has a line in the table for every folder', () => {
    const folders = new Set(sourceFiles.map((file) => folderOf(pathOf(file))));
    expect([...folders].filter((folder) => !(folder in layers))).toEqual([]);
  });

  it('lets nobody import what the table does not allow', () => {
    expect(
      imports.filter((item) => !isAllowed(item)).map((item) => `${item.from} → ${item.specifier}`),
    ).toEqual([]);
  });

  it('lists no door that nobody uses', () => {
    const isUsed = (door: (typeof doors)[number]) =>
      imports.some(({ from, target }) => from.startsWith(door.from) && target?.startsWith(door.to) === true);
    expect(doors.filter((door) => !isUsed(door))).toEqual([]);
  });

  it('keeps a target from importing another target', () => {
    const crossing = imports.filter(({ from, target }) => {
      const [, , fromTarget = ''] = from.split('/');
      const [, kind, toTarget = ''] = target?.split('/') ?? [];
      return (
        from.startsWith('src/targets/') &&
        kind === 'targets' &&
        !fromTarget.endsWith('.ts') &&
        !toTarget.endsWith('.ts') &&
        fromTarget !== toTarget
      );
    });
    expect(crossing.map((item) => `${item.from} → ${item.specifier}`)).toEqual([]);
  });

  it('has no cycle of imports, not even of types', () => {
    expect(findCycle(imports)).toEqual([]);
  });

  it('finds a cycle when there is one', () => {
    const edge = (from: string, target: string): ModuleImport => ({
      from,
      target,
      specifier: '',
      isLazy: false,
    });
    expect(findCycle([edge('a', 'b'), edge('b', 'c'), edge('c', 'a')])).toEqual(['a', 'b', 'c', 'a']);
  });
});

function findCycle(imports: readonly ModuleImport[]): string[] {
  const edges = new Map<string, string[]>();
  for (const { from, target } of imports)
    if (target !== undefined) edges.set(from, [...(edges.get(from) ?? []), target]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    const at = path.indexOf(file);
    if (at >= 0) return [...path.slice(at), file];
    if (done.has(file)) return [];
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
