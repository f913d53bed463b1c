import type { FastifyInstance } from 'fastify';
import { HttpError } from './errors.ts';

/** Levels of lists and objects in each other. Code that follows them one by one runs out of stack. */
const deepest = 1_000;

/** Refuses JSON bodies that are nested more deeply than any program means it. */
export function refuseDeepBodies(app: FastifyInstance): void {
  app.addHook('preValidation', ({ headers, body }, _reply, done) => {
    // Every level takes two characters.
    const mayBeDeep = !(Number(headers['content-length']) < deepest * 2);
    if (mayBeDeep && isTooDeep(body)) {
      done(new HttpError(400, `The body is nested more than ${deepest} levels deep.`));
    } else done();
  });
}

/** Whether what was read from JSON is nested too deeply to work with. */
export function isTooDeep(value: unknown): boolean {
  return isDeeper(value, deepest);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (!isOfJson(value)) return false;
  if (levels === 0) return true;
  for (const member of Object.values(value)) if (isDeeper(member, levels - 1)) return true;
  return false;
}

/** Files and other bodies that no JSON is are not looked through. */
function isOfJson(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
