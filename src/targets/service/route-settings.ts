import type { RouteModel } from '../../model/model.ts';
import type { ImportScope } from '../import-scope.ts';
import { objectOf, type PrintableObject, type PrintableValue } from '../print-value.ts';
import { isCacheable } from './cacheable.ts';
import type { RouteLayout } from './layout.ts';
import { isRepeatable } from './repeatable.ts';
import type { RequestPlan } from './request-plan.ts';
import { takesForm, uploadFields } from './upload-fields.ts';

/** A member of the options that `app.route` takes. */
export type RouteMember = readonly [name: string, value: PrintableValue];

/** What a route may use: rules of the platform under `config`, and the longest body. */
export function routeSettings({ route, plan }: RouteLayout, scope: ImportScope): readonly RouteMember[] {
  const { rateLimit, timeout, maxBytes, sse } = route.options;
  const uploads = uploadFields(route);
  const config = objectOf({
    rateLimit: rateLimit === null ? undefined : { code: printLimit(rateLimit, scope) },
    uploads: takesForm(route) ? uploads : undefined,
    cache: isCacheable(route) ? cacheRules(route, plan) : undefined,
    idempotency: isRepeatable(route) ? idempotencyRules(route, plan) : undefined,
    signature: route.options.signature ? true : undefined,
    timeout:
      sse || uploads.size > 0 || timeout === 0
        ? { code: scope.use('src/gen/platform/lifetime.ts', 'noTimeout') }
        : printMillis(timeout),
  });
  return [
    ...(config.size === 0 ? [] : [['config', config] as const]),
    ...(maxBytes === null || maxBytes <= 0 ? [] : [['bodyLimit', { code: groupDigits(maxBytes) }] as const]),
  ];
}

/** Answers differ with the headers that the route reads. */
function cacheRules({ options }: RouteModel, plan: RequestPlan): PrintableObject {
  return objectOf({ maxAge: { code: groupDigits(options.cache ?? 0) }, vary: headersRead(plan) });
}

/** Requests are the same when the headers are, too, that the route reads. */
function idempotencyRules({ options }: RouteModel, plan: RequestPlan): PrintableObject {
  return objectOf({ ttl: { code: groupDigits(options.idempotency ?? 0) }, headers: headersRead(plan) });
}

/** The headers that a route reads besides the token, undefined where there are none. */
function headersRead(plan: RequestPlan): readonly string[] | undefined {
  const fields = [...plan.path, ...plan.query, ...plan.header, ...plan.body];
  const read = fields.flatMap(({ from }) => from.filter((source) => source.in === 'header'));
  const names = [...plan.header, ...read].map(({ name }) => name).filter((name) => name !== 'authorization');
  return names.length === 0 ? undefined : [...new Set(names)];
}

function printLimit(limit: NonNullable<RouteModel['options']['rateLimit']>, scope: ImportScope): string {
  const by = limit.by === null ? '' : `, '${limit.by}'`;
  const name = scope.use('src/gen/platform/throttle.ts', 'limit');
  return `${name}(${groupDigits(limit.max)}, ${groupDigits(limit.window)}${by})`;
}

function printMillis(timeout: number | null): PrintableValue | undefined {
  return timeout === null ? undefined : { code: groupDigits(timeout) };
}

/** `10_000`, as people write long numbers. */
function groupDigits(value: number): string {
  return value < 10_000 || !Number.isSafeInteger(value)
    ? String(value)
    : String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, '_');
}
