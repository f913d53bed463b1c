import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { stringifyExact } from './exact-json.ts';
import { asSchema } from './schema-resolver.ts';
import { plainForm } from './wire-form.ts';

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
      const serialize = isTangled(route.schema, schemas)
        ? plainSerializer(route.schema, schemas)
        : build(schemasBehind(route.schema, schemas), options)(route);
      compiled.set(text, serialize);
      return serialize;
    };
  };
}

type Shared = ReadonlyMap<string, unknown>;

/** More ways than types that are not entangled have. */
const mostWays = 2_000;
/** Types within each other; Fastify's compiler refuses schemas of more than a hundred levels. */
const mostLevels = 30;

/**
 * Whether there are so many or so long ways through the types behind a schema that Fastify's
 * compiler, which goes each of them, would never come to an end: types that all mention each other
 * have more of them than there are seconds.
 */
function isTangled(schema: unknown, shared: Shared): boolean {
  const mentioned = new Map<string, readonly string[]>();
  const mentionedBy = (id: string): readonly string[] => {
    const ids = mentioned.get(id) ?? refsIn(shared.get(id));
    mentioned.set(id, ids);
    return ids;
  };
  let ways = 0;
  const path = new Set<string>();
  const open = refsIn(schema).map((id) => ({ id, isLeft: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id, isLeft } = next;
    if (isLeft) path.delete(id);
    else if (!path.has(id)) {
      ways += 1;
      path.add(id);
      if (ways > mostWays || path.size > mostLevels) return true;
      open.push({ id, isLeft: true });
      for (const other of mentionedBy(id)) open.push({ id: other, isLeft: false });
    }
  }
  return false;
}

/** Writes what the schema declares, without code of its own for it. */
function plainSerializer(schema: unknown, shared: Shared): Serialize {
  const resolve = (ref: string) => asSchema(shared.get(idOf(ref)));
  const form = plainForm(asSchema(schema), resolve);
  return (value: unknown) => stringifyExact(form(value)) ?? 'null';
}

/** The shared schemas that a schema refers to, and those that they refer to. */
function schemasBehind(schema: unknown, shared: Shared): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const open = refsIn(schema);
  // The list grows while it is read.
  for (const id of open) {
    const target = shared.get(id);
    if (target === undefined || found.has(id)) continue;
    found.set(id, target);
    open.push(...refsIn(target));
  }
  return Object.fromEntries(found);
}

/** Every reference of a schema, as often as it stands there. */
function refsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [idOf(member)] : refsIn(member),
  );
}

/** `User#` names `User`. */
function idOf(ref: string): string {
  return ref.split('#')[0] ?? '';
}
