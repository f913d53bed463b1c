import type { RouteModel } from '../../model/model.ts';
import { objectOf, type PrintableObject, type PrintableValue } from '../print-value.ts';
import type { ExactIntegers } from './int64.ts';
import type { RouteLayout } from './layout.ts';
import { requestSchemas } from './schema/request-schema.ts';
import { typeSchema } from './schema/type-schema.ts';
import type { SchemaUses } from './schema-view.ts';

/** What Fastify validates of a request, and how it writes the responses. */
export function routeSchema(
  { route, plan }: RouteLayout,
  uses: SchemaUses,
  exact: ExactIntegers | null,
): PrintableObject {
  const context = { direction: 'input', referTo: uses.referTo, exact } as const;
  const type = route.request?.type;
  const typeRef = plan.isBodyTheType && type?.kind === 'ref' ? uses.referTo(type.name, 'input') : '';
  const response = responseSchemas(route, uses, exact);
  const { params, querystring, headers, body } = requestSchemas(plan, typeRef, context);
  return objectOf({
    params,
    querystring,
    headers,
    body: hasNoBody(route) ? undefined : body,
    response: response.size === 0 ? undefined : response,
  });
}

/** Fastify refuses to validate a body where HTTP has none. */
function hasNoBody({ method }: RouteModel): boolean {
  return method === 'get' || method === 'head' || method === 'trace';
}

function responseSchemas(route: RouteModel, uses: SchemaUses, exact: ExactIntegers | null): PrintableObject {
  const context = { direction: 'output', referTo: uses.referTo, exact } as const;
  const responses = new Map<string, PrintableValue>();
  if (route.response !== null) {
    const schema = typeSchema(route.response, {}, context);
    responses.set(
      String(route.options.sse ? 200 : route.status),
      route.options.sse ? eventStream(schema) : schema,
    );
  }
  for (const { status, body } of route.otherResponses) {
    if (body !== null) responses.set(String(status), typeSchema(body, {}, context));
  }
  return responses;
}

function eventStream(schema: PrintableObject): PrintableObject {
  return objectOf({ content: objectOf({ 'text/event-stream': objectOf({ schema }) }) });
}
