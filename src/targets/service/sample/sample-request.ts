import type { JsonValue } from '../../../base/json.ts';
import { mergeConstraints } from '../../../model/merge-constraints.ts';
import type { FieldModel } from '../../../model/model.ts';
import type { RouteLayout } from '../layout.ts';
import type { PlannedField, RequestPlan } from '../request-plan.ts';
import type { RouterPath } from '../router-path.ts';
import { holdsFiles, uploadFields } from '../upload-fields.ts';
import { partsOfSample } from './parts-of-sample.ts';
import { sampleField, sampleValue, type TypeTable } from './sample-value.ts';

/** A request that a route accepts: what the generated tests send. */
export interface SampleRequest {
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Undefined: no body. */
  readonly payload?: JsonValue;
  /** Texts by field, null for a file; undefined where the body is no form. */
  readonly form?: SampleForm;
}

/** The fields of a form in their order, as often as they are sent; null stands for a small file. */
export type SampleForm = ReadonlyMap<string, readonly (string | null)[]>;

/** Values by part, as they would be sent; a change of one value makes the requests that must be refused. */
export interface SampleParts {
  readonly path: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly header: ReadonlyMap<string, string>;
  readonly body: ReadonlyMap<string, JsonValue> | null;
  readonly wholeBody?: JsonValue;
  /** Instead of `body` where files are among its fields. */
  readonly form?: SampleForm;
}

/** The parts of a valid request, or the name of the field for which no value is known. */
export function sampleParts({ route, router, plan }: RouteLayout, types: TypeTable): SampleParts | string {
  const path = new Map<string, string>();
  const query = new Map<string, readonly string[]>();
  const header = new Map<string, string>();
  const body = new Map<string, JsonValue>();
  const fields = [...plan.path, ...plan.query, ...plan.header, ...plan.body].map(({ field }) => field);
  const parts = partsOfSample(fields);
  const wanted = (one: PlannedField): boolean => parts.has(one.field);
  const parameters = new Set(router.parameters.values());
  for (const one of plan.path) {
    // A path field without its parameter can never be sent.
    if (!parameters.has(one.name)) {
      if (wanted(one)) return one.field.name;
      continue;
    }
    const text = pathText(one, types);
    if (text === undefined) return one.field.name;
    path.set(one.name, text);
  }
  for (const one of [...plan.query, ...plan.header, ...plan.body]) {
    // Its home is elsewhere, but what stands in the path is read too.
    const source = one.from.find(({ in: part, name }) => part === 'path' && parameters.has(name));
    if (source === undefined || path.has(source.name)) continue;
    const text = pathText(one, types);
    if (text === undefined) return one.field.name;
    path.set(source.name, text);
  }
  for (const one of plan.query.filter(wanted)) {
    const texts = queryTexts(one, types);
    if (texts === undefined) return one.field.name;
    query.set(one.name, texts);
  }
  for (const one of plan.header.filter(wanted)) {
    if (one.name === 'authorization' && route.options.jwt !== null) continue;
    const text = headerText(one, types);
    if (text === undefined) return one.field.name;
    header.set(one.name, text);
  }
  if (uploadFields(route).size > 0) {
    const form = sampleForm(plan.body.filter(wanted), types);
    return typeof form === 'string' ? form : { path, query, header, body: null, form };
  }
  for (const one of plan.body.filter(wanted)) {
    const value = sampleField(one.field, types);
    if (value === undefined) return one.field.name;
    body.set(bodyName(one), one.field.asString ? (scalarText(value) ?? value) : value);
  }
  return { path, query, header, body: plan.body.length === 0 ? null : body, ...wholeBody(plan, types) };
}

/** The request that parts make. */
export function assembleRequest({ url }: RouterPath, parts: SampleParts): SampleRequest {
  const path = url
    .split('/')
    .map((segment) => fillSegment(segment, parts.path))
    .join('/');
  const query = [...parts.query].flatMap(([name, texts]) =>
    texts.map((text) => `${encode(name)}=${encode(text)}`),
  );
  const payload = parts.wholeBody ?? (parts.body === null ? undefined : Object.fromEntries(parts.body));
  return {
    url: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: parts.header,
    ...(payload === undefined ? {} : { payload }),
    ...(parts.form === undefined ? {} : { form: parts.form }),
  };
}

/** The fields of a form with files, or the name of the field for which no value is known. */
function sampleForm(fields: readonly PlannedField[], types: TypeTable): SampleForm | string {
  const form = new Map<string, readonly (string | null)[]>();
  for (const one of fields) {
    const texts = holdsFiles(one.field.type) ? formFiles(one, types) : formTexts(one, types);
    if (texts === undefined) return one.field.name;
    form.set(bodyName(one), texts);
  }
  return form;
}

/** No test sends more files than this. */
const mostFiles = 1_000;

function formFiles({ field }: PlannedField, types: TypeTable): readonly null[] | undefined {
  if (field.type.kind !== 'array') return [null];
  // As many as a list of anything else that obeys the same rules.
  const list = sampleField(notEmpty(field), types);
  const length = Array.isArray(list) ? list.length : 0;
  return length === 0 || length > mostFiles ? undefined : Array.from({ length }, () => null);
}

/** What has members of its own is written as JSON. */
function formTexts(one: PlannedField, types: TypeTable): readonly string[] | undefined {
  const value = sampleField(one.field, types);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? [JSON.stringify(value)] : queryTexts(one, types);
}

function fillSegment(segment: string, values: ReadonlyMap<string, string>): string {
  if (segment === '*') return encode(values.get('*') ?? 'example');
  if (segment.startsWith(':') && !segment.startsWith('::')) {
    return encode(values.get(segment.slice(1)) ?? 'example');
  }
  return encodeURI(segment.replaceAll('::', ':').replaceAll('%2A', '*').toWellFormed());
}

/** What UTF-8 cannot carry is replaced, as every client does. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function wholeBody(plan: RequestPlan, types: TypeTable): { readonly wholeBody?: JsonValue } {
  if (plan.wholeBody === null) return {};
  const value = sampleValue(plan.wholeBody, {}, types);
  return value === undefined ? {} : { wholeBody: value };
}

/** The name under which a body member with several sources is looked for in the body. */
function bodyName({ name, from }: PlannedField): string {
  return from.find((source) => source.in === 'body')?.name ?? name;
}

/** Outside of JSON an empty text is none, and neither is an empty list, also where `omitempty` allows it. */
function notEmpty(field: FieldModel): FieldModel {
  const { type, constraints } = field;
  const isText = type.kind === 'primitive' && type.name === 'string';
  if (!isText && type.kind !== 'array') return field;
  const least = isText ? { minLength: 1 } : { minItems: 1 };
  return { ...field, constraints: mergeConstraints(constraints, least) };
}

function pathText(one: PlannedField, types: TypeTable): string | undefined {
  const text = scalarText(sampleField(notEmpty(one.field), types));
  return text === '' || text === '.' || text === '..' ? undefined : text;
}

function queryTexts(one: PlannedField, types: TypeTable): readonly string[] | undefined {
  const value = sampleField(notEmpty(one.field), types);
  const texts = (Array.isArray(value) ? value : [value]).map(scalarText);
  const known = texts.flatMap((text) => (text === undefined || text === '' ? [] : [text]));
  if (known.length < texts.length || known.length === 0) return undefined;
  return one.field.isCommaSeparated ? [known.join(',')] : known;
}

/** Headers that the client or the server makes itself. */
const ownHeaders = new Set([
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'transfer-encoding',
  'upgrade',
]);

function headerText(one: PlannedField, types: TypeTable): string | undefined {
  if (ownHeaders.has(one.name)) return undefined;
  const value = sampleField(notEmpty(one.field), types);
  const text = Array.isArray(value) ? value.map(scalarText).join(',') : scalarText(value);
  return text === undefined || text === '' || text !== text.trim() || !/^[\x20-\x7e]*$/.test(text)
    ? undefined
    : text;
}

function scalarText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
