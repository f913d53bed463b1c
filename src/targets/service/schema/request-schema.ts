import { objectOf, type PrintableObject } from '../../print-value.ts';
import { dependencyRules } from './dependency-rules.ts';
import type { PlannedField, RequestPlan } from '../request-plan.ts';
import { fieldSchema, isRequired, typeSchema, type SchemaContext } from './type-schema.ts';

/** Fastify's names of the parts of a request. */
export interface RequestSchemas {
  readonly params?: PrintableObject;
  readonly querystring?: PrintableObject;
  readonly headers?: PrintableObject;
  readonly body?: PrintableObject;
}

/** The schemas of a route's request, one for each part that it reads. */
export function requestSchemas(plan: RequestPlan, typeRef: string, context: SchemaContext): RequestSchemas {
  return {
    ...(plan.path.length > 0 && { params: partSchema(plan.path, context) }),
    ...(plan.query.length > 0 && { querystring: partSchema(plan.query, context) }),
    ...(plan.header.length > 0 && { headers: partSchema(plan.header, context) }),
    ...bodySchema(plan, typeRef, context),
  };
}

function bodySchema(plan: RequestPlan, typeRef: string, context: SchemaContext): RequestSchemas {
  if (plan.wholeBody !== null) return { body: typeSchema(plan.wholeBody, {}, context) };
  if (plan.isBodyTheType) return { body: objectOf({ $ref: typeRef }) };
  return plan.body.length === 0 ? {} : { body: partSchema(plan.body, context) };
}

function partSchema(fields: readonly PlannedField[], context: SchemaContext): PrintableObject {
  const required = fields.filter(({ field }) => isRequired(field, 'input')).map(({ name }) => name);
  return objectOf({
    type: 'object',
    properties: new Map(fields.map((planned) => [planned.name, plannedSchema(planned, context)])),
    required: required.length === 0 ? undefined : required,
    ...dependencyRules(fields.map(({ field, name }) => ({ field, name }))),
  });
}

function plannedSchema({ field, name, from }: PlannedField, context: SchemaContext): PrintableObject {
  const schema = fieldSchema(field, context, name);
  if (!field.isCommaSeparated && from.length === 0) return schema;
  const marks = objectOf({
    'x-style': field.isCommaSeparated ? 'comma' : undefined,
    'x-from': from.length === 0 ? undefined : from.map((source) => `${source.in}:${source.name}`),
  });
  return new Map([...schema, ...marks]);
}
