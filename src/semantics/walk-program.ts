import type { DataTypeNode, StructTypeNode } from '../syntax/ast.ts';
import { ownFields } from './own-field.ts';
import type { RuleVisitor, TypeUse } from './rule.ts';
import { emptyScope, type RouteSymbol, type Symbols } from './symbols.ts';

/** The one walk in which all rules run: files, declarations with their types, services with their routes. */
export function walkProgram(symbols: Symbols, visitors: readonly RuleVisitor[]): void {
  const hooks = collectHooks(visitors);
  const walk = { symbols, hooks };
  for (const file of symbols.program.files) call(hooks.file, file);
  for (const symbol of symbols.declarations) {
    call(hooks.declaration, symbol);
    walkType(symbol.node.type, { file: symbol.file, declaration: symbol, position: 'plain' }, walk);
  }
  for (const service of symbols.services) {
    call(hooks.service, service);
    const { server } = service.node;
    if (server === undefined) continue;
    call(hooks.server, { node: server, file: service.file.source.path, isRoute: false });
  }
  for (const route of symbols.routes) walkRoute(route, walk);
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
    field: of('field'),
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

interface Walk {
  readonly symbols: Symbols;
  readonly hooks: Hooks;
}

function walkRoute(route: RouteSymbol, walk: Walk): void {
  const { node, file } = route;
  const { hooks } = walk;
  call(hooks.route, route);
  if (node.server !== undefined) call(hooks.server, { node: node.server, file, isRoute: true });
  for (const body of [node.request, ...node.responses.map((response) => response.body)]) {
    if (body?.type !== undefined) walkType(body.type, { file, declaration: null, position: 'plain' }, walk);
  }
}

interface Place extends Pick<TypeUse, 'declaration' | 'position'> {
  readonly file: string;
}

function walkType(node: DataTypeNode, place: Place, walk: Walk): void {
  const { file, declaration, position } = place;
  const { hooks } = walk;
  call(hooks.dataType, { type: { node, scope: emptyScope, file }, declaration, position });
  switch (node.kind) {
    case 'any-type':
      return;
    case 'named-type':
      for (const argument of node.arguments) walkInside(argument, place, 'argument', walk);
      return;
    case 'pointer-type':
      walkInside(node.target, place, position === 'key' ? 'plain' : position, walk);
      return;
    case 'slice-type':
    case 'array-type':
      walkInside(node.element, place, 'plain', walk);
      return;
    case 'map-type':
      walkInside(node.key, place, 'key', walk);
      walkInside(node.value, place, 'plain', walk);
      return;
    case 'struct-type':
      walkStruct(node, place, walk);
      for (const member of node.members)
        walkInside(member.type, place, member.kind === 'embedded' ? 'embedded' : 'plain', walk);
  }
}

function walkStruct(node: StructTypeNode, { file, declaration }: Place, { symbols, hooks }: Walk): void {
  const symbol = declaration?.node.type === node ? declaration : null;
  const shape = { kind: 'struct', members: node.members, scope: emptyScope, file, symbol } as const;
  const fields = ownFields(shape, symbols);
  // By index, as above.
  for (let index = 0; index < hooks.struct.length; index += 1)
    hooks.struct[index]?.(shape, declaration, fields);
  for (const field of fields) {
    for (let index = 0; index < hooks.field.length; index += 1) hooks.field[index]?.(field, declaration);
  }
}

function walkInside(node: DataTypeNode, place: Place, position: TypeUse['position'], walk: Walk): void {
  walkType(node, position === place.position ? place : { ...place, position }, walk);
}
