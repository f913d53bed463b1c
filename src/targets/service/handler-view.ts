import { tsString } from '../../base/literal.ts';
import type { RouteModel, TypeRef } from '../../model/model.ts';
import { createImportScope, type ImportScope } from '../import-scope.ts';
import { printDoc } from '../print-doc.ts';
import { printSignature } from '../print-signature.ts';
import type { GroupLayout, RouteLayout } from './layout.ts';
import { printType, type TypeNames } from './print/print-type.ts';
import { viewRequestParts, type RequestParts } from './request-parts.ts';
import { responseKind, type ResponseKind } from './response-kind.ts';
import { projectPath, shownRoute, type ServiceView } from './service-view.ts';

/** One module of `src/gen/handler`. */
export interface HandlerView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly routes: readonly RouteHandlerView[];
}

interface RouteHandlerView {
  /** `export type GetUser = …;` with its comment, and names for structs that the route declares in place. */
  readonly types: readonly string[];
  readonly routeTypeName: string;
  readonly members: readonly string[];
  /** `export async function handleGetUser(…): Promise<User> {` */
  readonly signature: string;
  readonly statements: readonly string[];
}

/** Builds the handlers of a group: what stands between Fastify and the logic. */
export function viewHandlers(group: GroupLayout, view: ServiceView): HandlerView {
  const declared = group.routes.flatMap((route) => [route.typeName, route.routeTypeName, route.handlerName]);
  const own = ['request', 'reply', 'req', 'params', 'query', 'headers', 'body'];
  const scope = createImportScope(handlerPath(group), [...declared, ...own]);
  const types = typeNames(scope, view);
  const names: Names = {
    type: (type) => printType(type, {}, 0, types),
    platform: (module, name, kind) => scope.use(`src/gen/platform/${module}.ts`, name, kind),
    context: (name, kind) => scope.use('src/gen/context.ts', name, kind),
    fastify: (name) => scope.use('fastify', name, 'type'),
    logic: (route) => scope.use(route.logicPath, route.functionName),
    declare: scope.declare,
  };
  const routes = group.routes.map((route) => viewRoute(route, names, view));
  return { header: view.header, imports: scope.print(), routes };
}

/** The path of a group's handlers in the project. */
export function handlerPath(group: GroupLayout): string {
  return `src/gen/handler/${group.module}.ts`;
}

interface Names {
  readonly type: (type: TypeRef) => string;
  readonly platform: (module: string, name: string, kind?: 'type') => string;
  readonly context: (name: string, kind?: 'type') => string;
  readonly fastify: (name: 'FastifyReply' | 'FastifyRequest') => string;
  readonly logic: (route: RouteLayout) => string;
  readonly declare: (wanted: string) => string;
}

function typeNames(scope: ImportScope, { layout, options }: ServiceView): TypeNames {
  return {
    nameOf: (name) => {
      const module = layout.typeModules.get(name) ?? 'contract';
      return scope.use(`src/gen/types/${module}.ts`, layout.typeNames.get(name) ?? name, 'type');
    },
    uploadedFile: () => scope.use('src/gen/platform/upload.ts', 'UploadedFile', 'type'),
    int64: options.int64,
  };
}

/** All that is known of one route while its handler is printed. */
interface RouteFacts {
  readonly layout: RouteLayout;
  readonly kind: ResponseKind;
  readonly parts: RequestParts;
  /** The type of `req`, null when there is none. */
  readonly requestType: string | null;
  /** What the logic gives, without promise. */
  readonly result: string;
  /** What the handler gives to Fastify, without promise. */
  readonly answer: string;
  readonly contextType: string;
  readonly contextOf: string;
  readonly isSettled: boolean;
  /** What the logic gives are the digits of a number. */
  readonly isDigits: boolean;
  readonly inlineTypes: readonly string[];
}

function viewRoute(layout: RouteLayout, names: Names, view: ServiceView): RouteHandlerView {
  const facts = gatherFacts(layout, names, view);
  return {
    types: [printDoc(docText(layout, view), 0) + printFunctionType(facts, names), ...facts.inlineTypes],
    routeTypeName: layout.routeTypeName,
    members: facts.parts.members,
    signature: printHandlerHead(facts, names),
    statements: printStatements(facts, names),
  };
}

function gatherFacts(layout: RouteLayout, names: Names, view: ServiceView): RouteFacts {
  const { route } = layout;
  const inlineTypes: string[] = [];
  const nameOf = (type: TypeRef, suffix: string): string => {
    if (!hasStruct(type)) return names.type(type);
    const name = names.declare(`${layout.typeName}${suffix}`);
    inlineTypes.push(`export type ${name} = ${names.type(type)};`);
    return name;
  };
  const requestType = route.request === null ? null : nameOf(route.request.type, 'Request');
  const isProtected = route.options.jwt !== null;
  const kind = responseKind(route, view.types);
  const success = route.response === null ? 'void' : nameOf(route.response, 'Response');
  const others = route.otherResponses.map(({ body }) =>
    body === null ? 'undefined' : nameOf(body, 'OtherResponse'),
  );
  const results = route.otherResponses.map(
    ({ status }, index) =>
      `${names.platform('respond', 'Respond', 'type')}<${status}, ${others[index] ?? 'unknown'}>`,
  );
  return {
    layout,
    kind,
    parts: viewRequestParts(layout.plan, requestType, layout.routeTypeName, () =>
      names.platform('respond', 'present'),
    ),
    requestType,
    result: [...new Set([success, ...results])].join(' | '),
    answer:
      kind === 'value' || kind === 'empty'
        ? [...new Set([success, ...others])].join(' | ')
        : names.fastify('FastifyReply'),
    contextType: names.context(isProtected ? 'UserContext' : 'Context', 'type'),
    contextOf: names.context(isProtected ? 'userContextOf' : 'contextOf'),
    inlineTypes,
    isSettled: kind !== 'events' && route.otherResponses.length > 0,
    isDigits: isDigits(route, view),
  };
}

function isDigits({ response }: RouteModel, { exact }: ServiceView): boolean {
  return response !== null && exact?.as === 'string' && exact.nameOf(response) !== null;
}

/** A struct without a name is given one, so that signatures stay readable. */
function hasStruct(type: TypeRef): boolean {
  if (type.kind === 'array') return hasStruct(type.items);
  return type.kind === 'map' ? hasStruct(type.values) : type.kind === 'object';
}

function docText({ route }: RouteLayout, view: ServiceView): string {
  const words = [route.summary, route.description].filter((text) => text.trim() !== '');
  const place = `\`${shownRoute(route)}\` (${projectPath(route.origin.file, view.options.contractPath)})`;
  return [...new Set(words), place].join('\n\n') + (route.options.deprecated ? '\n\nDeprecated.' : '');
}

function printFunctionType(facts: RouteFacts, names: Names): string {
  const { layout, requestType, contextType, kind, result } = facts;
  const parameters = [...(requestType === null ? [] : [`req: ${requestType}`]), `ctx: ${contextType}`];
  const event = result === 'void' ? 'unknown' : result;
  const returned =
    kind === 'events'
      ? `AsyncIterable<${names.platform('sse', 'ServerEvent', 'type')}<${event}>>`
      : `Promise<${result}>`;
  return printSignature(`export type ${layout.typeName} = `, parameters, ` => ${returned};`);
}

function printHandlerHead({ layout, parts, answer }: RouteFacts, names: Names): string {
  const request = names.fastify('FastifyRequest');
  const typed = parts.members.length === 0 ? request : `${request}<${layout.routeTypeName}>`;
  const parameters = [`request: ${typed}`, `reply: ${names.fastify('FastifyReply')}`];
  return printSignature(`export async function ${layout.handlerName}`, parameters, `: Promise<${answer}> {`);
}

function printStatements(facts: RouteFacts, names: Names): readonly string[] {
  const { layout, parts, kind } = facts;
  const { status } = layout.route;
  const isPlain = kind === 'events' || status === 200;
  return [
    ...parts.statements,
    ...printDependencies(layout, names),
    ...(isPlain ? [] : [`void reply.code(${status});`]),
    ...printAnswer(facts, names),
  ];
}

/** Schemas see one part of a request each; what depends on a member of another part is demanded of the whole. */
function printDependencies({ plan }: RouteLayout, names: Names): readonly string[] {
  const parts = [plan.path, plan.query, plan.header, plan.body];
  const properties = parts.map((part) => new Set(part.map(({ field }) => field.property)));
  return parts.flatMap((part, place) =>
    part.flatMap(({ field: { dependency, property } }) => {
      if (dependency === null) return [];
      const isElsewhere = properties.some(
        (other, index) => index !== place && other.has(dependency.property),
      );
      if (!isElsewhere) return [];
      const demand = names.platform('dependency', dependency.isNegated ? 'demandOne' : 'demandBoth');
      return [printSignature(demand, ['req', tsString(property), tsString(dependency.property)], ';', 2)];
    }),
  );
}

function printAnswer(facts: RouteFacts, names: Names): readonly string[] {
  const { layout, parts, contextOf, kind, isSettled } = facts;
  const logicArguments = [
    ...(parts.argument === null ? [] : [parts.argument]),
    `${contextOf}(request, reply)`,
  ];
  const call = (before: string, after: string): string =>
    printSignature(`${before}${names.logic(layout)}`, logicArguments, after, 2);
  if (kind === 'events') {
    return [printSignature(`return ${names.platform('sse', 'sendEvents')}`, ['reply', call('', '')], ';', 2)];
  }
  if (kind === 'empty') return [call('await ', ';')];
  if (kind === 'value') {
    if (!isSettled) return [call('return ', ';')];
    return [
      printSignature(`return ${names.platform('respond', 'settle')}`, ['reply', call('await ', '')], ';', 2),
    ];
  }
  return [`const result = ${call('await ', ';')}`, ...printSend(facts, names)];
}

function printSend({ kind, isSettled, isDigits }: RouteFacts, names: Names): readonly string[] {
  const body = isSettled ? `${names.platform('respond', 'settle')}(reply, result)` : 'result';
  if (kind === 'bare' && !isDigits) return [`return reply.send(${body});`];
  const send = names.platform('respond', isDigits ? 'sendDigits' : 'sendJson');
  return [printSignature(`return ${send}`, ['reply', body], ';', 2)];
}
