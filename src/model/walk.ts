import type { RouteModel, ServiceModel, TypeModel, TypeRef } from './model.ts';

const typesOf = new WeakMap<readonly TypeModel[], ReadonlyMap<string, TypeModel>>();

/** The declared type of a name. */
export function findType({ types }: ServiceModel, name: string): TypeModel | undefined {
  const byName = typesOf.get(types) ?? new Map(types.map((type) => [type.name, type]));
  typesOf.set(types, byName);
  return byName.get(name);
}

/** A use with aliases followed to what they stand for; objects stay references. */
export function resolveAlias(model: ServiceModel, type: TypeRef): TypeRef {
  let current = type;
  // Made when there is a name to follow: most types are none.
  let seen: Set<string> | undefined;
  while (current.kind === 'ref' && seen?.has(current.name) !== true) {
    (seen ??= new Set()).add(current.name);
    const declared = findType(model, current.name);
    if (declared?.target === null || declared === undefined) return current;
    current = declared.target;
  }
  return current;
}

/** The types directly inside a type: elements, values, fields. */
export function childTypes(type: TypeRef): readonly TypeRef[] {
  switch (type.kind) {
    case 'primitive':
    case 'bytes':
    case 'ref':
      return [];
    case 'array':
      return [type.items];
    case 'map':
      return [type.values];
    case 'object':
      return type.fields.map((field) => field.type);
  }
}

/** Names of the declared types that a use reaches, itself included, in the order of first meeting. */
export function reachableTypes(
  model: Pick<ServiceModel, 'types'>,
  roots: readonly TypeRef[],
): readonly string[] {
  const byName = new Map(model.types.map((type) => [type.name, type]));
  const seen = new Set<string>();
  const stack = roots.toReversed();
  for (let type = stack.pop(); type !== undefined; type = stack.pop()) {
    if (type.kind !== 'ref') {
      pushReversed(stack, childTypes(type));
      continue;
    }
    if (seen.has(type.name)) continue;
    seen.add(type.name);
    const declared = byName.get(type.name);
    if (declared === undefined) continue;
    pushReversed(stack, childTypes({ kind: 'object', fields: declared.fields }));
    if (declared.target !== null) stack.push(declared.target);
  }
  return [...seen];
}

/** Those that lead anywhere, so that the first is taken first. */
function pushReversed(stack: TypeRef[], types: readonly TypeRef[]): void {
  for (let index = types.length - 1; index >= 0; index -= 1) {
    const type = types[index];
    if (type !== undefined && type.kind !== 'primitive' && type.kind !== 'bytes') stack.push(type);
  }
}

/** Every route of the service, block by block. */
export function allRoutes(model: ServiceModel): readonly RouteModel[] {
  return model.groups.flatMap((group) => group.routes);
}
