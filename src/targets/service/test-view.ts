import { displayWidth } from '../../base/display-width.ts';
import { tsString } from '../../base/literal.ts';
import type { RouteModel } from '../../model/model.ts';
import type { RouteLayout } from './layout.ts';
import { createImportScope } from '../import-scope.ts';
import {
  printRequest,
  printRequestHeaders,
  printTokenHeaders,
  type PrintedRequest,
} from './print/print-request.ts';
import { printSignature } from '../print-signature.ts';
import { fits } from '../width.ts';
import { brokenRequests } from './sample/breaking-requests.ts';
import { assembleRequest, sampleParts, type SampleParts } from './sample/sample-request.ts';
import type { ServiceView } from './service-view.ts';
import { uploadFields } from './upload-fields.ts';

/** `test/gen/contract.test.ts`: what every route must do, whoever wrote its logic. */
export interface ContractTestView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly routes: readonly RouteTestView[];
  /** Whether a route asks for signed requests. */
  readonly hasSignatures: boolean;
}

interface RouteTestView {
  readonly title: string;
  /** The options of a request that is accepted, or of one that only its changes are sent of; empty where no test sends one. */
  readonly request: string;
  readonly usesToken: boolean;
  /** Whether its requests send a form. */
  readonly sendsForm: boolean;
  /** Whether a file is in that form: fields that are files may be optional. */
  readonly sendsFile: boolean;
  readonly cases: readonly CaseView[];
}

interface CaseView {
  /** `it('answers', () => …);` */
  readonly code: string;
  /** The function that sends the request of the route, for it or changed; null where nothing is sent. */
  readonly calls: 'answers' | 'refuses' | null;
}

/** Builds the tests from values that meet the contract's rules, and values that break one. */
export function viewContractTest(view: ServiceView): ContractTestView {
  const routes = view.layout.groups
    .flatMap((group) => group.routes)
    .filter(({ route }) => injectable.has(route.method) && !view.unreachable.has(route))
    .map((layout) => viewRouteTest(layout, view));
  const hasSignatures = view.layout.groups.some((group) =>
    group.routes.some(({ route }) => route.options.signature),
  );
  return { header: view.header, imports: printImports(routes, hasSignatures), routes, hasSignatures };
}

function printImports(routes: readonly RouteTestView[], hasSignatures: boolean): readonly string[] {
  const scope = createImportScope(contractTestPath, []);
  const calls = new Set(routes.flatMap(({ cases }) => cases.map((one) => one.calls)));
  for (const name of ['after', 'before', 'it']) scope.use('node:test', name);
  if (routes.length > 0) scope.use('node:test', 'describe');
  scope.use('fastify', 'FastifyInstance', 'type');
  if (routes.some((route) => route.request !== '')) scope.use('fastify', 'InjectOptions', 'type');
  scope.use('src/context.ts', 'createContext');
  scope.use('src/gen/app.ts', 'buildApp');
  scope.use('src/gen/contract.ts', 'contract');
  scope.use('src/gen/platform/testing.ts', 'testConfig');
  if (hasSignatures)
    for (const name of ['signRequests', 'withSignatureKey'])
      scope.use('src/gen/platform/signature-testing.ts', name);
  if (routes.some((route) => route.usesToken)) scope.use('src/gen/platform/testing.ts', 'bearer');
  for (const name of ['answers', 'refuses'] as const)
    if (calls.has(name)) scope.use(contractRequestPath, name);
  if (routes.some((route) => route.sendsFile)) scope.use(contractRequestPath, 'file');
  if (routes.some((route) => route.sendsForm)) scope.use(contractRequestPath, 'form');
  return scope.print();
}

/** Where the generated tests stand. */
export const contractTestPath = 'test/gen/contract.test.ts';

/** Where the functions that they share stand. */
export const contractRequestPath = 'test/gen/contract-request.ts';

/** The methods that Fastify's own test client sends. */
const injectable: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options']);

function viewRouteTest(layout: RouteLayout, view: ServiceView): RouteTestView {
  const { route, plan } = layout;
  const sampled = sampleParts(layout, view.types);
  const parts = typeof sampled === 'string' ? emptyParts : sampled;
  const request = printRequest(route, assembleRequest(layout.router, parts));
  const takesFiles = uploadFields(route).size > 0;
  const refusals = typeof sampled === 'string' ? [] : brokenRequests(plan, parts);
  const cases = [
    ...(takesFiles ? [refusesOtherForms(route)] : []),
    typeof sampled === 'string' ? skipped(sampled, layout) : answers(route),
    ...accessCases(route),
    ...refusals.map(({ what, parts: broken }) => {
      const changed = printRequest(route, assembleRequest(layout.router, broken));
      return refuses(
        `refuses a request ${oneLine(what)}`,
        difference(request, changed),
        400,
        route.options.middleware,
      );
    }),
  ];
  return {
    title: tsString(`${route.method.toUpperCase()} ${oneLine(route.path)}`),
    request: cases.some(({ calls }) => calls !== null) ? request.all : '',
    usesToken: route.options.jwt !== null,
    sendsForm: parts.form !== undefined,
    sendsFile: [...(parts.form?.values() ?? [])].flat().includes(null),
    cases,
  };
}

const emptyParts: SampleParts = { path: new Map(), query: new Map(), header: new Map(), body: null };

function skipped(field: string, { plan, router }: RouteLayout): CaseView {
  const parameters = new Set(router.parameters.values());
  const isUnreachable = plan.path.some((one) => one.field.name === field && !parameters.has(one.name));
  const reason = isUnreachable
    ? `The path has no parameter for "${oneLine(field)}", so every request is refused.`
    : `No value is known that meets every rule of "${oneLine(field)}".`;
  return { code: `it('answers', { skip: ${tsString(reason)} });`, calls: null };
}

function answers(route: RouteModel): CaseView {
  const { middleware } = route.options;
  const steps = middleware.length === 0 ? '' : `, ${printSteps(middleware)}`;
  return { code: `it('answers', () => answers(app, request${steps}));`, calls: 'answers' };
}

/** Files come in forms alone. */
function refusesOtherForms({ options }: RouteModel): CaseView {
  const json = { member: 'payload', inline: '{}', block: '{}' } as const;
  return refuses('refuses a body that is no form', json, 415, options.middleware);
}

function accessCases(route: RouteModel): readonly CaseView[] {
  return [...tokenCases(route), ...signatureCases(route)];
}

/** The signature is looked at behind the token, and behind middleware. */
function signatureCases(route: RouteModel): readonly CaseView[] {
  const { signature, middleware } = route.options;
  if (!signature) return [];
  const unsigned = new Map([['x-content-security', '']]);
  const headers = headersChange(printRequestHeaders(route, unsigned));
  return [refuses('refuses a request without a signature', headers, 403, middleware)];
}

/** A token is asked for before anything else, and what it must grant right after. */
function tokenCases({ options }: RouteModel): readonly CaseView[] {
  if (options.jwt === null) return [];
  const isRestricted = options.roles.length > 0 || options.scopes.length > 0;
  const weak = headersChange(printTokenHeaders(options.jwt, new Map(), new Map()));
  return [
    refuses('refuses a request without a token', headersChange('{}'), 401, []),
    ...(isRestricted ? [refuses('refuses a token that grants too little', weak, 403, [])] : []),
  ];
}

interface Change {
  readonly member: 'url' | 'headers' | 'payload';
  /** On one line. */
  readonly inline: string;
  /** With lines broken as `const payload = …;` in a block of a test needs it. */
  readonly block: string;
}

function refuses(title: string, change: Change, status: number, middleware: readonly string[]): CaseView {
  const more = [String(status), ...(middleware.length === 0 ? [] : [printSteps(middleware)])];
  const head = `it(${tsString(title)}, () =>`;
  const call = `refuses(${['app', `{ ...request, ${change.member}: ${change.inline} }`, ...more].join(', ')});`;
  return { code: refusesCode(head, call, change, more), calls: 'refuses' };
}

function refusesCode(head: string, call: string, change: Change, more: readonly string[]): string {
  if (fits(2 + displayWidth(`${head} ${call})`))) return `${head} ${call.slice(0, -1)});`;
  if (fits(4 + displayWidth(call) + 1)) return `${head}\n    ${call.slice(0, -1)});`;
  const { member, block } = change;
  const last = printSignature('return refuses', ['app', `{ ...request, ${member} }`, ...more], ';', 4);
  return `${head} {\n    const ${member} = ${block};\n    ${last}\n  });`;
}

/** The one member in which two requests differ. */
function difference(request: PrintedRequest, changed: PrintedRequest): Change {
  if (request.url !== changed.url) return { member: 'url', inline: changed.url, block: changed.url };
  if (request.headers !== changed.headers) return headersChange(changed.headers);
  return { member: 'payload', inline: changed.payload, block: changed.payloadBlock };
}

function headersChange(headers: string): Change {
  return { member: 'headers', inline: headers, block: headers };
}

function printSteps(middleware: readonly string[]): string {
  return `[${middleware.map((name) => tsString(oneLine(name))).join(', ')}]`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
