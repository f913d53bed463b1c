import { tsPropertyKey, tsString } from '../../../base/literal.ts';
import type { JsonValue } from '../../../base/json.ts';
import type { RouteModel } from '../../../model/model.ts';
import type { SampleForm, SampleRequest } from '../sample/sample-request.ts';
import { toPrintable } from '../schema/type-schema.ts';
import { printValue, type PrintableValue } from '../../print-value.ts';

/** A request of a generated test, in parts and as one object; parts stand on one line. */
export interface PrintedRequest {
  readonly url: string;
  readonly headers: string;
  readonly payload: string;
  /** The payload behind `const payload = ` in a test. */
  readonly payloadBlock: string;
  readonly all: string;
}

/** Prints the options of Fastify's `inject`. */
export function printRequest(route: RouteModel, request: SampleRequest): PrintedRequest {
  const { jwt } = route.options;
  const isText =
    request.payload !== undefined && (typeof request.payload !== 'object' || request.payload === null);
  const plain = new Map([
    ...request.headers,
    ...(isText ? [['content-type', 'application/json'] as const] : []),
  ]);
  const headers = printRequestHeaders(route, plain);
  const url = tsString(request.url);
  const payload =
    request.form === undefined
      ? isText
        ? JSON.stringify(request.payload)
        : toPrintablePayload(request.payload ?? {})
      : { call: 'form', argument: printableForm(request.form) };
  const hasHeaders = jwt !== null || plain.size > 0;
  const members: readonly (readonly [string, PrintableValue])[] = [
    ['method', route.method.toUpperCase()],
    ['url', request.url],
    ...(hasHeaders ? [['headers', { code: headers }] as const] : []),
    ...(request.payload === undefined && request.form === undefined ? [] : [['payload', payload] as const]),
  ];
  const before = 'const request: InjectOptions = '.length;
  return {
    url,
    headers,
    payload: printInline(payload),
    payloadBlock: printValue(payload, { indent: 4, before: 'const payload = '.length, after: 1 }),
    all: printValue(new Map(members), { indent: 2, before, after: 1 }),
  };
}

function printableForm(form: SampleForm): PrintableValue {
  const file = { code: 'file' };
  return new Map([...form].map(([name, texts]) => [name, texts.map((text) => text ?? file)]));
}

/** Long runs of one letter, which break a limit of length, are written as what they are. */
function toPrintablePayload(value: JsonValue): PrintableValue {
  if (typeof value === 'string' && /^x{40,}$/.test(value)) return { code: `'x'.repeat(${value.length})` };
  if (Array.isArray(value)) return value.map(toPrintablePayload);
  if (typeof value !== 'object' || value === null) return toPrintable(value);
  return new Map(Object.entries(value).map(([name, member]) => [name, toPrintablePayload(member)]));
}

/** The headers of a request that the route lets pass, and further ones beside it. */
export function printRequestHeaders(route: RouteModel, headers: ReadonlyMap<string, string>): string {
  const { jwt } = route.options;
  return jwt === null ? printHeaders([], headers) : printTokenHeaders(jwt, claimsOf(route), headers);
}

/** The headers of a request with a token, and further ones beside it. */
export function printTokenHeaders(
  jwt: string,
  claims: ReadonlyMap<string, PrintableValue>,
  headers: ReadonlyMap<string, string>,
): string {
  const granted = claims.size === 0 ? '' : `, ${printInline(claims)}`;
  const token = `bearer(config, ${tsString(jwt)}${granted})`;
  return headers.size === 0 ? token : printHeaders([`...${token}`], headers);
}

function printHeaders(first: readonly string[], headers: ReadonlyMap<string, string>): string {
  const members = [
    ...first,
    ...[...headers].map(([name, value]) => `${tsPropertyKey(name)}: ${tsString(value)}`),
  ];
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The least that passes: one of the roles, all of the scopes. */
function claimsOf({ options }: RouteModel): ReadonlyMap<string, PrintableValue> {
  const [role] = options.roles;
  return new Map<string, PrintableValue>([
    ...(role === undefined ? [] : [['roles', [role]] as const]),
    ...(options.scopes.length === 0 ? [] : [['scope', options.scopes.join(' ')] as const]),
  ]);
}

function printInline(value: PrintableValue): string {
  return printValue(value, { indent: 4, before: -100_000, after: 0 });
}
