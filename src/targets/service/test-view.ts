import { tsString } from '../../base/literal.ts';
import type { RouteModel } from '../../model/model.ts';
import { printRequest, printTokenHeaders, type PrintedRequest } from './print/print-request.ts';
import { printSignature } from './print/print-signature.ts';
import { planRequest } from './request-plan.ts';
import { brokenRequests } from './sample/breaking-requests.ts';
import { assembleRequest, sampleParts, type SampleParts } from './sample/sample-request.ts';
import type { ServiceView } from './service-view.ts';

/** `test/gen/contract.test.ts`: what every route must do, whoever wrote its logic. */
export interface ContractTestView {
  readonly header: string;
  /** What is imported of the platform's `testing.ts`. */
  readonly testing: string;
  readonly routes: readonly RouteTestView[];
}

interface RouteTestView {
  readonly title: string;
  /** The options of a request that is accepted, printed. */
  readonly request: string;
  readonly cases: readonly CaseView[];
}

interface CaseView {
  /** `it('answers', () => …);` */
  readonly code: string;
}

/** Builds the tests from values that meet the contract's rules, and values that break one. */
export function viewContractTest(view: ServiceView): ContractTestView {
  const routes = view.layout.groups
    .flatMap((group) => group.routes)
    .filter(({ route }) => injectable.has(route.method))
    .map(({ route }) => viewRouteTest(route, view));
  const hasTokens = routes.some((route) => route.usesToken);
  return { header: view.header, testing: hasTokens ? 'bearer, testConfig' : 'testConfig', routes };
}

/** The methods that Fastify's own test client sends. */
const injectable: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options']);

function viewRouteTest(
  route: RouteModel,
  view: ServiceView,
): RouteTestView & { readonly usesToken: boolean } {
  const plan = planRequest(route);
  const sampled = sampleParts(route, plan, view.types);
  const parts = typeof sampled === 'string' ? emptyParts : sampled;
  const request = printRequest(route, assembleRequest(route, parts));
  const refusals = typeof sampled === 'string' ? [] : brokenRequests(plan, parts);
  return {
    title: tsString(`${route.method.toUpperCase()} ${oneLine(route.path)}`),
    request: request.all,
    usesToken: route.options.jwt !== null,
    cases: [
      typeof sampled === 'string' ? skipped(sampled) : answers(route),
      ...accessCases(route),
      ...refusals.map(({ what, parts: broken }) => {
        const changed = printRequest(route, assembleRequest(route, broken));
        return refuses(
          `refuses a request ${oneLine(what)}`,
          difference(request, changed),
          400,
          route.options.middleware,
        );
      }),
    ],
  };
}

const emptyParts: SampleParts = { path: new Map(), query: new Map(), header: new Map(), body: null };

function skipped(field: string): CaseView {
  const reason = `No value is known that meets every rule of "${oneLine(field)}".`;
  return { code: `it('answers', { skip: ${tsString(reason)} });` };
}

function answers(route: RouteModel): CaseView {
  const { middleware } = route.options;
  const steps = middleware.length === 0 ? '' : `, ${printSteps(middleware)}`;
  return { code: `it('answers', () => answers(request${steps}));` };
}

/** A token is asked for before anything else, and what it must grant right after. */
function accessCases({ options }: RouteModel): readonly CaseView[] {
  if (options.jwt === null) return [];
  const isRestricted = options.roles.length > 0 || options.scopes.length > 0;
  const weak = `headers: ${printTokenHeaders(options.jwt, new Map(), new Map())}`;
  return [
    refuses('refuses a request without a token', 'headers: {}', 401, []),
    ...(isRestricted ? [refuses('refuses a token that grants too little', weak, 403, [])] : []),
  ];
}

function refuses(title: string, change: string, status: number, middleware: readonly string[]): CaseView {
  const parameters = [
    `{ ...request, ${change} }`,
    String(status),
    ...(middleware.length === 0 ? [] : [printSteps(middleware)]),
  ];
  const inline = `it(${tsString(title)}, () => refuses(${parameters.join(', ')}));`;
  if (2 + inline.length <= 100 && !change.includes('\n')) return { code: inline };
  return { code: `${printSignature(`it(${tsString(title)}, () =>\n    refuses`, parameters, ');', 4)}` };
}

/** The one member in which two requests differ. */
function difference(request: PrintedRequest, changed: PrintedRequest): string {
  if (request.url !== changed.url) return `url: ${changed.url}`;
  return request.headers !== changed.headers ? `headers: ${changed.headers}` : `payload: ${changed.payload}`;
}

function printSteps(middleware: readonly string[]): string {
  return `[${middleware.map((name) => tsString(oneLine(name))).join(', ')}]`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
