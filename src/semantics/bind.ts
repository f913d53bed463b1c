import type { ServerNode, ServiceNode, TypeStatementNode, RouteNode } from '../syntax/ast.ts';
import type { ContractFile, Program } from './program.ts';
import { joinPath, normalizePrefix } from './route-path.ts';
import { normalizeGroup } from './group-name.ts';
import type { NamePlace, RouteSymbol, ServiceSymbol, Symbols, TypeSymbol } from './symbols.ts';

/** A program never changes, and it is bound for its check and for its model. */
const known = new WeakMap<Program, Symbols>();

/** Collects every name of a program. It never fails: what is declared twice is found by a rule, and the first one counts. */
export function bind(program: Program): Symbols {
  const symbols = known.get(program) ?? collectSymbols(program);
  known.set(program, symbols);
  return symbols;
}

function collectSymbols(program: Program): Symbols {
  const declarations = program.files.flatMap(typesOf);
  const types = new Map<string, TypeSymbol>();
  for (const symbol of declarations) if (!types.has(symbol.name)) types.set(symbol.name, symbol);
  const services = program.files.flatMap(servicesOf);
  const routes = services.flatMap(({ node, file }) =>
    node.routes.map((route) => bindRoute(file.source.path, node, route)),
  );
  return { program, types, declarations, services, routes };
}

function typesOf(file: ContractFile): TypeSymbol[] {
  return file.ast.statements
    .filter((statement): statement is TypeStatementNode => statement.kind === 'type-statement')
    .flatMap((statement) =>
      statement.declarations.map((node) => ({
        name: node.name.text,
        node,
        statement,
        file: file.source.path,
      })),
    );
}

function servicesOf(file: ContractFile): ServiceSymbol[] {
  return file.ast.statements
    .filter((statement): statement is ServiceNode => statement.kind === 'service')
    .map((node) => ({ node, file }));
}

function bindRoute(file: string, service: ServiceNode, node: RouteNode): RouteSymbol {
  const value = (key: string): string =>
    serverValue(node.server, key) ?? serverValue(service.server, key) ?? '';
  const handler = handlerOf(node);
  return {
    node,
    service,
    file,
    method: node.method.text.toLowerCase(),
    path: joinPath(normalizePrefix(value('prefix')), node.path.text),
    group: groupOf(node.server) ?? groupOf(service.server) ?? '',
    ...(handler === undefined ? {} : { handler }),
  };
}

/** The value of a `@server` key; the last one counts where it is repeated. */
export function serverValue(server: ServerNode | undefined, key: string): string | undefined {
  return server?.entries.findLast((entry) => entry.key.text === key)?.value.text;
}

/** The group that a `@server` list gives, in one form; old contracts call the key `folder`. */
export function groupOf(server: ServerNode | undefined): string | undefined {
  const written = serverValue(server, 'group') ?? serverValue(server, 'folder');
  return written === undefined ? undefined : normalizeGroup(written);
}

/** The handler of a route, from `@handler` or from the old `@server(handler: X)`. */
export function handlerOf(route: RouteNode): NamePlace | undefined {
  if (route.handler !== undefined) return route.handler.name;
  return route.server?.entries.findLast((entry) => entry.key.text === 'handler')?.value;
}
