import type { ServiceModel } from './model.ts';

/** The model as `apigen inspect --json` prints it: source order, two spaces, one line feed at the end. */
export function modelToJson(model: ServiceModel): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}
