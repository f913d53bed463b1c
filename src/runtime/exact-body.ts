import type { FastifyInstance } from 'fastify';
import { HttpError } from './errors.ts';
import { mayRound, parseExact } from './exact-json.ts';
import { holdsExactInteger } from './json-schema.ts';
import { asSchema, schemaResolver } from './schema-resolver.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the bodies of this route hold 64-bit integers that must not be rounded. */
    exactBody?: boolean;
  }
}

/** Parses the JSON bodies of routes with exact 64-bit integers without rounding. */
export function useExactBodies(app: FastifyInstance): void {
  app.addHook('onRoute', function (route) {
    if (route.config?.ownValidator === true) return;
    if (!holdsExactInteger(asSchema(route.schema?.body), schemaResolver(this))) return;
    route.config = { ...route.config, exactBody: true };
  });
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, text, done) => {
      void parse(request, text, (error, value?: unknown) => {
        if (error !== null || !mayRound(text)) done(error, value);
        else if (request.routeOptions.config.exactBody !== true) done(null, value);
        else parseAgain(text, done);
      });
    },
  );
}

function parseAgain(text: string, done: (error: Error | null, value?: unknown) => void): void {
  let value: unknown;
  try {
    value = parseExact(text);
  } catch {
    done(new HttpError(400, 'The body is nested too deeply.'));
    return;
  }
  done(null, value);
}
