import type { RouteModel } from '../../model/model.ts';

/** Whether clients may keep what a route answers: only reading is repeatable, and events have no end. */
export function isCacheable({ method, options }: RouteModel): boolean {
  return (options.cache ?? 0) > 0 && (method === 'get' || method === 'head') && !options.sse;
}
