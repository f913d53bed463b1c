import type { RouteModel } from '../../model/model.ts';

/** Whether a route keeps its answers for requests that are repeated with one key: reading needs no key, and events have no end. */
export function isRepeatable({ method, options }: RouteModel): boolean {
  const changes = ['post', 'put', 'patch', 'delete'].includes(method);
  return changes && (options.idempotency ?? 0) > 0 && !options.sse;
}
