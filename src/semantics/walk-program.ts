import type { DataTypeNode } from '../syntax/ast.ts';
import type { RuleVisitor, TypeUse } from './rule.ts';
import { emptyScope, type RouteSymbol, type Symbols } from './symbols.ts';

/** The one walk in which all rules run: files, declarations with their types, services with their routes. */
export function walkProgram(symbols: Symbols, visitors: readonly RuleVisitor[]): void {
  const hooks = collectHooks(visitors);
  for (const file of symbols.program.files) call(hooks.file, file);
  for (const symbol of symbols.declarations) {
    call(hooks.declaration, symbol);
    walkType(symbol.node.type, { file: symbol.file, declaration: symbol, position: 'plain' }, hooks);
  }
  for (const service of symbols.services) {
    call(hooks.service, service);
    const { server } = service.node;
    if (server === undefined) continue;
    call(hooks.server, { node: server, file: service.file.source.path, isRoute: false });
  }
  for (const route of symbols.routes) walkRoute(route, hooks);
  for (const end of hooks.end) end();
}

/** The hooks of all rules by what they want to see: most rules want to see little, and the walk is long. */
type Hooks = { readonly [Name in keyof RuleVisitor]-?: readonly NonNullable<RuleVisitor[Name]>[] };

function collectHooks(visitors: readonly RuleVisitor[]): Hooks {
  const of = <Name extends keyof RuleVisitor>(name: Name): NonNullable<RuleVisitor[Name]>[] =>
    visitors.flatMap((visitor) => {
      const hook = visitor[name];
      return hook === undefined ? [] : [hook];
    });
  return {
    file: of('file'),
    declaration: of('declaration'),
    dataType: of('dataType'),
    struct: of('struct'),
    service: of('service'),
    server: of('server'),
    route: of('route'),
    end: of('end'),
  };
}

function call<Value>(hooks: readonly ((value: Value) => void)[], value: Value): void {
  // By index: an iterator makes an object for each of the hundreds of thousands of calls until V8 optimises it away.
  for (let index = 0; index < hooks.length; index += 1) hooks[index]?.(value);
}

function walkRoute(route: RouteSymbol, hooks: Hooks): void {
  const { node, file } = route;
  call(hooks.route, route);
  if (node.server !== undefined) call(hooks.server, { node: node.server, file, isRoute: true });
  for (const body of [node.request, ...node.responses.map((response) => response.body)]) {
    if (body?.type !== undefined) walkType(body.type, { file, declaration: null, position: 'plain' }, hooks);
  }
}

interface Place extends Pick<TypeUse, 'declaration' | 'position'> {
  readonly file: string;
}

function walkType(node: DataTypeNode, place: Place, hooks: Hooks): void {
  const { file, declaration, position } = place;
  call(hooks.dataType, { type: { node, scope: emptyScope, file }, declaration, position });
  switch (node.kind) {
    case 'any-type':
      return;
    case 'named-type':
      for (const argument of node.arguments) walkInside(argument, place, 'argument', hooks);
      return;
    case 'pointer-type':
      walkInside(node.target, place, position === 'key' ? 'plain' : position, hooks);
      return;
    case 'slice-type':
    case 'array-type':
      walkInside(node.element, place, 'plain', hooks);
      return;
    case 'map-type':
      walkInside(node.key, place, 'key', hooks);
      walkInside(node.value, place, 'plain', hooks);
      return;
    case 'struct-type': {
      const symbol = declaration?.node.type === node ? declaration : null;
      const shape = { kind: 'struct', members: node.members, scope: emptyScope, file, symbol } as const;
      for (const struct of hooks.struct) struct(shape, declaration);
      for (const member of node.members)
        walkInside(member.type, place, member.kind === 'embedded' ? 'embedded' : 'plain', hooks);
    }
  }
}

function walkInside(node: DataTypeNode, place: Place, position: TypeUse['position'], hooks: Hooks): void {
  walkType(node, position === place.position ? place : { ...place, position }, hooks);
}
