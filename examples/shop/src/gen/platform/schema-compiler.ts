import { Ajv, type Options, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { exactIntegerKeyword } from './exact-integer.ts';
import { useUniqueItems } from './unique-items.ts';

/** Compiles a schema of a server, whose shared schemas it may refer to. Each is compiled once. */
export type CompileSchema = (schema: object, server: FastifyInstance) => ValidateFunction;

/**
 * A compiler beside Fastify's own, for checks that are not on every request's way. `prepare` may
 * change schemas before they are compiled.
 */
export function schemaCompiler(
  options: Options,
  prepare: (schema: object) => object = (schema) => schema,
): CompileSchema {
  const instances = new WeakMap<FastifyInstance, Ajv>();
  const compiled = new WeakMap<object, ValidateFunction>();
  return (schema, server) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const ajv = instances.get(server) ?? createAjv(server, options, prepare);
    instances.set(server, ajv);
    const validate = ajv.compile(prepare(schema));
    compiled.set(schema, validate);
    return validate;
  };
}

function createAjv(
  server: FastifyInstance,
  options: Options,
  prepare: (schema: object) => object,
): Ajv {
  const keywords = [exactIntegerKeyword];
  const ajv = new Ajv({
    ...options,
    strict: false,
    strictNumbers: true,
    ownProperties: true,
    keywords,
    // The server has looked at the schemas already.
    validateSchema: false,
  });
  ajvFormats.default(ajv);
  useUniqueItems(ajv);
  for (const schema of Object.values(server.getSchemas())) {
    if (typeof schema === 'object' && schema !== null) ajv.addSchema(prepare(schema));
  }
  return ajv;
}
