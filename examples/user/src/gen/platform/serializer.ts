import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

type BuildSerializers = ReturnType<typeof SerializerSelector>;
type CompileSerializer = ReturnType<BuildSerializers>;
type Serialize = ReturnType<CompileSerializer>;

/**
 * Fastify's own compiler of response serializers, which is given only the shared schemas that a
 * response refers to. Given all of them it looks at each for every response, and a service of many
 * routes takes seconds to start. Responses that are alike share one serializer.
 */
export function buildSerializers(): BuildSerializers {
  const build = SerializerSelector();
  return (shared, options) => {
    const schemas = new Map(Object.entries(shared ?? {}));
    const compiled = new Map<string, Serialize>();
    return (route) => {
      const text = JSON.stringify(route.schema);
      const known = compiled.get(text);
      if (known !== undefined) return known;
      const serialize = build(schemasBehind(route.schema, schemas), options)(route);
      compiled.set(text, serialize);
      return serialize;
    };
  };
}

/** The shared schemas that a schema refers to, and those that they refer to. */
function schemasBehind(
  schema: unknown,
  shared: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === '$ref' && typeof member === 'string') follow(member);
      else visit(member);
    }
  };
  const follow = (ref: string): void => {
    const [id = ''] = ref.split('#');
    const target = shared.get(id);
    if (target === undefined || found.has(id)) return;
    found.set(id, target);
    visit(target);
  };
  visit(schema);
  return Object.fromEntries(found);
}
