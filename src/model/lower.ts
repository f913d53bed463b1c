import type { InfoNode } from '../syntax/ast.ts';
import { bind, groupOf, serverValue } from '../semantics/bind.ts';
import { collectInstances, type GenericInstance } from '../semantics/generics.ts';
import type { Program } from '../semantics/program.ts';
import { normalizePrefix } from '../semantics/route-path.ts';
import { readServerOptions } from '../semantics/server-options.ts';
import { shapeOf } from '../semantics/shape.ts';
import {
  emptyScope,
  type RouteSymbol,
  type Scope,
  type ServiceSymbol,
  type TypeSymbol,
} from '../semantics/symbols.ts';
import { describe } from './description.ts';
import { markDirections } from './direction.ts';
import { lowerFields } from './lower-field.ts';
import { lowerRoute } from './lower-route.ts';
import { lowerType, type LowerContext } from './lower-type.ts';
import { modelFormat, type GroupModel, type ServiceModel, type TypeModel } from './model.ts';
import { originOf } from './origin.ts';

/** The model of a program without errors: everything resolved, in source order, nothing left to look up in the tree. */
export function lower(program: Program): ServiceModel {
  const symbols = bind(program);
  const context: LowerContext = { symbols, lowerFields };
  const routes = Map.groupBy(symbols.routes, (route) => route.service);
  const groups = symbols.services.map((service) =>
    lowerGroup(service, routes.get(service.node) ?? [], context),
  );
  return {
    format: modelFormat,
    name: symbols.services[0]?.node.name.text ?? '',
    info: infoOf(program),
    files: program.files.map((file) => file.source.path),
    types: markDirections(lowerTypes(context), groups),
    groups,
  };
}

function infoOf(program: Program): Readonly<Record<string, string>> {
  const entries = program.root.ast.statements
    .filter((statement): statement is InfoNode => statement.kind === 'info')
    .flatMap((statement) => statement.entries);
  return Object.fromEntries(entries.map((entry) => [entry.key.text, entry.value.text]));
}

function lowerTypes(context: LowerContext): readonly TypeModel[] {
  const instances = Map.groupBy(collectInstances(context.symbols).instances, (instance) => instance.symbol);
  return [...context.symbols.types.values()].flatMap((symbol) =>
    symbol.node.parameters.length === 0
      ? [lowerDeclaration(symbol, symbol.name, emptyScope, context)]
      : (instances.get(symbol) ?? []).map((instance) => lowerInstance(instance, context)),
  );
}

function lowerInstance({ symbol, name, scope }: GenericInstance, context: LowerContext): TypeModel {
  return lowerDeclaration(symbol, name, scope, context);
}

/** The directions are filled in when everything is known: see `markDirections`. */
function lowerDeclaration(symbol: TypeSymbol, name: string, scope: Scope, context: LowerContext): TypeModel {
  const { node, file } = symbol;
  const shared = {
    name,
    description: describe(node, ...(symbol.statement.isGroup ? [] : [symbol.statement])),
    origin: originOf(context.symbols.program.sources, file, node),
    isInput: false,
    isOutput: false,
  };
  const type = { node: node.type, scope, file };
  if (node.type.kind !== 'struct-type') {
    return { ...shared, kind: 'alias', fields: [], embeds: [], target: lowerType(type, context) };
  }
  const shape = shapeOf(type, context.symbols);
  const embeds = node.type.members.flatMap((member) =>
    member.kind === 'embedded' ? [member.type.name] : [],
  );
  const fields = shape.kind === 'struct' ? lowerFields(shape, context) : [];
  return { ...shared, kind: 'object', fields, embeds, target: null };
}

function lowerGroup(
  { node, file }: ServiceSymbol,
  routes: readonly RouteSymbol[],
  context: LowerContext,
): GroupModel {
  return {
    prefix: normalizePrefix(serverValue(node.server, 'prefix') ?? ''),
    group: groupOf(node.server) ?? '',
    options: readServerOptions(node.server),
    routes: routes.map((route) => lowerRoute(route, context)),
    origin: originOf(context.symbols.program.sources, file.source.path, node),
  };
}
