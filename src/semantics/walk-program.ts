import type { DataTypeNode } from '../syntax/ast.ts';
import type { RuleVisitor, TypeUse } from './rule.ts';
import { emptyScope, type RouteSymbol, type Symbols, type TypeSymbol } from './symbols.ts';

/** The one walk in which all rules run: files, declarations with their types, services with their routes. */
export function walkProgram(symbols: Symbols, visitors: readonly RuleVisitor[]): void {
  for (const file of symbols.program.files) for (const visitor of visitors) visitor.file?.(file);
  for (const symbol of symbols.declarations) walkDeclaration(symbol, visitors);
  for (const service of symbols.services) {
    for (const visitor of visitors) visitor.service?.(service);
    const { server } = service.node;
    if (server === undefined) continue;
    for (const visitor of visitors)
      visitor.server?.({ node: server, file: service.file.source.path, isRoute: false });
  }
  for (const route of symbols.routes) walkRoute(route, visitors);
  for (const visitor of visitors) visitor.end?.();
}

function walkDeclaration(symbol: TypeSymbol, visitors: readonly RuleVisitor[]): void {
  for (const visitor of visitors) visitor.declaration?.(symbol);
  walkType(symbol.node.type, { file: symbol.file, declaration: symbol, position: 'plain' }, visitors);
}

function walkRoute(route: RouteSymbol, visitors: readonly RuleVisitor[]): void {
  const { node, file } = route;
  for (const visitor of visitors) visitor.route?.(route);
  const server = node.server;
  if (server !== undefined)
    for (const visitor of visitors) visitor.server?.({ node: server, file, isRoute: true });
  for (const body of [node.request, ...node.responses.map((response) => response.body)]) {
    if (body?.type !== undefined)
      walkType(body.type, { file, declaration: null, position: 'plain' }, visitors);
  }
}

interface Place extends Pick<TypeUse, 'declaration' | 'position'> {
  readonly file: string;
}

function walkType(node: DataTypeNode, place: Place, visitors: readonly RuleVisitor[]): void {
  const { file, declaration, position } = place;
  const use: TypeUse = { type: { node, scope: emptyScope, file }, declaration, position };
  for (const visitor of visitors) visitor.dataType?.(use);
  const inside = (child: DataTypeNode, at: TypeUse['position'] = 'plain'): void =>
    walkType(child, { ...place, position: at }, visitors);
  switch (node.kind) {
    case 'any-type':
      return;
    case 'named-type':
      for (const argument of node.arguments) inside(argument, 'argument');
      return;
    case 'pointer-type':
      inside(node.target, position === 'key' ? 'plain' : position);
      return;
    case 'slice-type':
    case 'array-type':
      inside(node.element);
      return;
    case 'map-type':
      inside(node.key, 'key');
      inside(node.value);
      return;
    case 'struct-type': {
      const symbol = declaration?.node.type === node ? declaration : null;
      const shape = { kind: 'struct', members: node.members, scope: emptyScope, file, symbol } as const;
      for (const visitor of visitors) visitor.struct?.(shape);
      for (const member of node.members)
        inside(member.type, member.kind === 'embedded' ? 'embedded' : 'plain');
    }
  }
}
