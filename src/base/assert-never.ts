/** Ends an exhaustive `switch`: a new union member that is not handled is then a type error at the call. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case ${JSON.stringify(value)}; this is a bug in apigen.`);
}
