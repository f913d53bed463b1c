import { childTypes } from '../../src/model/walk.ts';
import type { Constraints, FieldModel, ServiceModel, TypeRef } from '../../src/model/model.ts';

/** What targets rely on in every model, as a list of what is broken; empty for a sound one. */
export function brokenInvariants(model: ServiceModel): readonly string[] {
  const names = new Set(model.types.map((type) => type.name));
  const broken: string[] = [];
  if (names.size !== model.types.length) broken.push('two types have one name');
  const visitType = (type: TypeRef, place: string): void => {
    if (type.kind === 'ref' && !names.has(type.name))
      broken.push(`${place} refers to the unknown type ${type.name}`);
    if (type.kind === 'array' && type.length !== null && !Number.isSafeInteger(type.length))
      broken.push(`${place} has a length`);
    if (type.kind === 'object') visitFields(type.fields, place);
    else for (const child of childTypes(type)) visitType(child, place);
  };
  const visitFields = (fields: readonly FieldModel[], place: string): void => {
    const properties = fields.map((field) => field.property);
    if (new Set(properties).size !== properties.length)
      broken.push(`${place} has two properties of one name`);
    for (const field of fields) {
      const at = `${place}.${field.property}`;
      if (field.property === '') broken.push(`${at} has no name`);
      if (field.sources.length === 0) broken.push(`${at} has no source`);
      if (field.required && field.defaultValue !== undefined)
        broken.push(`${at} is required and has a default`);
      if (field.dependency !== null && !properties.includes(field.dependency.property))
        broken.push(`${at} depends on nothing`);
      broken.push(...brokenPatterns(field.constraints).map((pattern) => `${at} has the pattern ${pattern}`));
      visitType(field.type, at);
    }
  };
  for (const type of model.types) {
    visitFields(type.fields, type.name);
    if ((type.kind === 'alias') !== (type.target !== null)) broken.push(`${type.name} is half an alias`);
    if (type.target !== null) visitType(type.target, type.name);
  }
  const logics = new Set<string>();
  for (const route of model.groups.flatMap((group) => group.routes)) {
    const place = `${route.method} ${route.path}`;
    const logic = `${route.group}/${route.name}`;
    if (logics.has(logic)) broken.push(`${place} shares its logic ${logic}`);
    logics.add(logic);
    if (!/^\/(?:[^/]+(?:\/[^/]+)*)?$/.test(route.path)) broken.push(`${place} is no path`);
    if (!/^\p{Lu}|^\p{Lo}/u.test(route.name)) broken.push(`${place} has the name ${route.name}`);
    if (route.request !== null) visitType(route.request.type, place);
    if (route.response !== null) visitType(route.response, place);
    for (const { sources, field } of route.request?.fields ?? []) {
      if (sources.length === 0) broken.push(`${place} reads ${field.property} from nowhere`);
    }
  }
  return broken;
}

/** Every expression must be one with the `u` flag, under which JSON Schema reads it. */
function brokenPatterns(constraints: Constraints): readonly string[] {
  const own = (constraints.patterns ?? []).filter((pattern) => !isPattern(pattern));
  const inner = [constraints.not, constraints.items, constraints.keys, ...(constraints.anyOf ?? [])];
  return [...own, ...inner.flatMap((each) => (each === undefined ? [] : brokenPatterns(each)))];
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
