import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { jsonNormalizer, type NormalizeJson } from './decode-body.ts';
import { decodersOf, decodeText, memberDecoder, type Values, valueOf } from './decode-members.ts';
import { type DecodeText, splitList } from './decode-text.ts';
import { HttpError } from './errors.ts';
import { follow, type JsonSchema, type Resolve, typeOf } from './json-schema.ts';
import { asSchema, schemaResolver } from './schema-resolver.ts';

type Step = (request: FastifyRequest) => void;

/**
 * Decodes requests before they are validated: path, query, headers and forms are text, and their
 * values get the types that the route's schemas declare. JSON bodies have types of their own and
 * are never converted.
 */
export function decodeRequests(app: FastifyInstance): void {
  app.addHook('onRoute', function (route) {
    if (route.config?.ownValidator === true) return;
    const steps = stepsOf(route, schemaResolver(this));
    if (steps.length === 0) return;
    const before = [route.preValidation ?? []].flat();
    route.preValidation = [
      (request, _reply, done) => {
        for (const step of steps) step(request);
        done();
      },
      ...before,
    ];
  });
}

function stepsOf({ schema }: RouteOptions, resolve: Resolve): Step[] {
  const body = asSchema(schema?.body);
  const query = asSchema(schema?.querystring);
  const params = asSchema(schema?.params);
  const headers = asSchema(schema?.headers);
  return [
    ...(typeOf(body, resolve) === 'object' ? [emptyBodyStep] : []),
    ...[
      { part: 'body', schema: body },
      { part: 'query', schema: query },
      { part: 'headers', schema: headers },
    ].flatMap(({ part, schema: home }) => moveSteps(part, home, resolve)),
    ...(schema?.body === undefined ? [] : [bodyStep(body, resolve)]),
    ...(schema?.querystring === undefined ? [] : [queryStep(query, resolve)]),
    ...(schema?.params === undefined ? [] : [paramsStep(params, resolve)]),
    ...(schema?.headers === undefined ? [] : [headersStep(headers, resolve)]),
  ];
}

function queryStep(schema: JsonSchema, resolve: Resolve): Step {
  const decoders = decodersOf(schema, resolve);
  return (request) => {
    request.query = decodeText(asValues(request.query), decoders);
  };
}

function paramsStep(schema: JsonSchema, resolve: Resolve): Step {
  const decoders = decodersOf(schema, resolve);
  return (request) => {
    const params = asValues(request.params);
    // `/users//` would be `/users/:id` with an empty id.
    if (decoders.some(({ name }) => params[name] === ''))
      throw new HttpError(404, 'Nothing answers at this path.');
    request.params = Object.fromEntries(
      // A field may read a parameter that this path does not have.
      decoders.flatMap(({ name, decode }) =>
        Object.hasOwn(params, name) ? [[name, decode(params[name])]] : [],
      ),
    );
  };
}

function headersStep(schema: JsonSchema, resolve: Resolve): Step {
  const decoders = decodersOf(schema, resolve);
  return (request) => {
    const headers: Values = request.headers;
    for (const { name, isList, decode, makeDefault } of decoders) {
      const text = headers[name];
      if (Object.hasOwn(headers, name)) {
        // A header that is sent twice arrives as one, joined by commas.
        headers[name] = decode(isList ? headerList(text) : text);
      } else if (makeDefault !== undefined) {
        headers[name] = makeDefault();
      } else if (text !== undefined) {
        // Every object inherits a `constructor`, which nobody sent.
        headers[name] = undefined;
      }
    }
  };
}

/** The elements of a header: a JSON list, which is how go-zero reads one, or text between commas. */
function headerList(text: unknown): unknown[] {
  if (typeof text === 'string' && text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list;
    } catch {
      // Text that begins with a bracket.
    }
  }
  return splitList(text);
}

// No body at all is an object without members, so that the answer names what is missing.
function emptyBodyStep(request: FastifyRequest): void {
  request.body ??= {};
}

const forms: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
]);

function isForm(request: FastifyRequest): boolean {
  return forms.has(request.mediaType ?? '');
}

function bodyStep(schema: JsonSchema, resolve: Resolve): Step {
  const normalize: NormalizeJson = jsonNormalizer(schema, resolve);
  const decoders = decodersOf(schema, resolve);
  return (request) => {
    request.body = isForm(request)
      ? decodeText(asValues(request.body), decoders)
      : normalize(request.body);
  };
}

/**
 * Members with several sources: the first that is present moves to where the schema declares the
 * member.
 */
function moveSteps(part: string, home: JsonSchema, resolve: Resolve): Step[] {
  return Object.entries(follow(home, resolve).properties ?? {}).flatMap(([name, property]) => {
    const sources = property['x-from'];
    if (sources === undefined) return [];
    const decode = memberDecoder(property, resolve);
    return [moveStep({ part, name, decode, sources: sources.map(parseSource) })];
  });
}

interface Move {
  readonly part: string;
  readonly name: string;
  readonly decode: DecodeText;
  readonly sources: readonly { readonly part: string; readonly name: string }[];
}

function moveStep({ part, name, decode, sources }: Move): Step {
  // What a form says wins over the query of its address.
  const sourcesOfForms = sources.toSorted(
    (a, b) => Number(b.part === 'body') - Number(a.part === 'body'),
  );
  return (request) => {
    const home = partOf(request, part);
    for (const source of isForm(request) ? sourcesOfForms : sources) {
      const from = partOf(request, source.part);
      const value = valueOf(from, source.name);
      if (value === undefined) continue;
      // What is said twice is read once.
      if (from === home) delete home[`${name}[]`];
      home[name] = part === 'body' && source.part !== 'body' ? decode(value) : value;
      return;
    }
  };
}

function parseSource(text: string): { part: string; name: string } {
  const colon = text.indexOf(':');
  return { part: text.slice(0, colon), name: text.slice(colon + 1) };
}

function partOf(request: FastifyRequest, part: string): Values {
  if (part === 'path') return asValues(request.params);
  if (part === 'query') return asValues(request.query);
  if (part === 'header' || part === 'headers') return request.headers;
  return asValues(request.body);
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {}; // any object can be read by name
}
