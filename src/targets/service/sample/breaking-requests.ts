import type { FieldModel } from '../../../model/model.ts';
import type { PlannedField, RequestPlan } from '../request-plan.ts';
import { isRequired } from '../schema/type-schema.ts';
import { breakingScalar } from './sample-scalar.ts';
import type { SampleParts } from './sample-request.ts';

/** A change that makes a valid request one that must be refused. */
export interface BrokenRequest {
  /** What is wrong with it: `without "email"`, `with a bad "id"`. */
  readonly what: string;
  readonly parts: SampleParts;
}

/** One request that lacks something, and one that has something wrong, as far as the contract has rules to break. */
export function brokenRequests(plan: RequestPlan, parts: SampleParts): readonly BrokenRequest[] {
  const found = [withoutRequired(plan, parts), withBadValue(plan, parts)];
  return found.filter((one) => one !== undefined);
}

function withoutRequired(plan: RequestPlan, parts: SampleParts): BrokenRequest | undefined {
  const query = plan.query.find(isMissed(parts.query));
  if (query !== undefined) return missing(query, { ...parts, query: without(parts.query, query.name) });
  // Fastify's test client sends a `User-Agent` of its own.
  const header = plan.header.filter(({ name }) => name !== 'user-agent').find(isMissed(parts.header));
  if (header !== undefined) return missing(header, { ...parts, header: without(parts.header, header.name) });
  const { body, form } = parts;
  const field = form === undefined ? undefined : plan.body.find(isMissed(form));
  if (form !== undefined && field !== undefined)
    return missing(field, { ...parts, form: without(form, field.name) });
  const member = body === null ? undefined : plan.body.find(isMissed(body));
  if (body === null || member === undefined) return undefined;
  return missing(member, { ...parts, body: without(body, member.name) });
}

/** Required, sent from one place alone, and part of the sample. */
function isMissed(values: ReadonlyMap<string, unknown>): (one: PlannedField) => boolean {
  return ({ field, name, from }) => isRequired(field, 'input') && from.length === 0 && values.has(name);
}

function missing({ name }: PlannedField, parts: SampleParts): BrokenRequest {
  return { what: `without "${name}"`, parts };
}

function without<Value>(values: ReadonlyMap<string, Value>, name: string): ReadonlyMap<string, Value> {
  const rest = new Map(values);
  rest.delete(name);
  return rest;
}

function withBadValue(plan: RequestPlan, parts: SampleParts): BrokenRequest | undefined {
  for (const { name, field, from } of plan.path) {
    const text = from.length === 0 && parts.path.has(name) ? badText(field) : undefined;
    if (text !== undefined && text !== '')
      return bad(name, { ...parts, path: new Map(parts.path).set(name, text) });
  }
  for (const { name, field, from } of plan.query) {
    const text = from.length === 0 ? badText(field) : undefined;
    if (text !== undefined && text !== '')
      return bad(name, { ...parts, query: new Map(parts.query).set(name, [text]) });
  }
  if (parts.body === null) return undefined;
  for (const { name, field, from } of plan.body) {
    const value = from.length === 0 ? badMember(field) : undefined;
    if (value !== undefined) return bad(name, { ...parts, body: new Map(parts.body).set(name, value) });
  }
  return undefined;
}

function bad(name: string, parts: SampleParts): BrokenRequest {
  return { what: `with a bad "${name}"`, parts };
}

/** A text that is no value of the field: no number, no boolean, or outside its rules. */
function badText({ type, constraints }: FieldModel): string | undefined {
  if (type.kind !== 'primitive' || type.name === 'any' || type.name === 'file') return undefined;
  if (type.name === 'time') return 'not-a-time';
  if (type.name !== 'string') return 'not-a-number';
  const broken = breakingScalar('string', constraints);
  return broken === undefined ? undefined : String(broken);
}

/** A JSON value that is no value of the field: of another type, or outside its rules. */
function badMember({ type, constraints, asString }: FieldModel): string | number | boolean | undefined {
  if (asString) return 'not-a-number';
  if (type.kind === 'array' || type.kind === 'map' || type.kind === 'object') return 'not-a-list';
  if (type.kind !== 'primitive' || type.name === 'any' || type.name === 'file') return undefined;
  if (type.name === 'string' || type.name === 'time') return breakingScalar('string', constraints) ?? 12;
  return 'not-a-number';
}
