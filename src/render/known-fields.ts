/** A template asked its view for a field that it does not have. */
export class UnknownField extends Error {
  readonly field: string;
  constructor(field: string) {
    super(`its view has no field "${field}"`);
    this.name = 'UnknownField';
    this.field = field;
  }
}

/**
 * The same view, but asking it for a field that it lacks throws wherever the template does so: Handlebars itself takes
 * a missing field of `#if` and `#each` for false, so that a misspelt one would silently print nothing.
 */
export function refuseUnknownFields<View extends object>(view: View): View {
  return new Proxy(view, {
    has(target, name) {
      if (typeof name === 'string' && !Object.hasOwn(target, name)) throw new UnknownField(name);
      return Reflect.has(target, name);
    },
    get(target, name, receiver) {
      if (typeof name === 'string' && !Object.hasOwn(target, name)) {
        // JSON asks every object whether it prints itself. What objects inherit is nobody's field.
        if (name === 'toJSON') return undefined;
        throw new UnknownField(name);
      }
      const value: unknown = Reflect.get(target, name, receiver);
      return isPlain(target, name) && typeof value === 'object' && value !== null
        ? refuseUnknownFields(value)
        : value;
    },
  });
}

/** Whether a field may be given back as another value: a proxy must give that of one that can never change. */
function isPlain(target: object, name: string | symbol): boolean {
  const field = Reflect.getOwnPropertyDescriptor(target, name);
  return field === undefined || field.configurable === true || field.writable === true;
}
