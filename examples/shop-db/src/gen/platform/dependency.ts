import { HttpError } from './errors.ts';

/**
 * `optional=other` between different parts of a request, which no schema sees together: both
 * members or neither.
 */
export function demandBoth(request: object, name: string, other: string): void {
  if (has(request, name) !== has(request, other)) {
    refuse(`must have both ${JSON.stringify(name)} and ${JSON.stringify(other)}, or neither`);
  }
}

/** `optional=!other`: exactly one of the two. */
export function demandOne(request: object, name: string, other: string): void {
  if (has(request, name) === has(request, other)) {
    refuse(`must have exactly one of ${JSON.stringify(name)}, ${JSON.stringify(other)}`);
  }
}

function has(request: object, name: string): boolean {
  return Object.entries(request).some(([own, value]) => own === name && value !== undefined);
}

function refuse(detail: string): never {
  throw new HttpError(400, 'The request has one error.', { errors: [{ detail }] });
}
