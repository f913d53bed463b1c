import type { GroupModel, ServiceModel, TypeModel, TypeRef } from './model.ts';
import { reachableTypes } from './walk.ts';

/** Fills in which types reach the service and which leave it, through other types too. */
export function markDirections(
  types: readonly TypeModel[],
  groups: readonly GroupModel[],
): readonly TypeModel[] {
  const routes = groups.flatMap((group) => group.routes);
  const inputs = routes.flatMap(({ request }) => (request === null ? [] : [request.type]));
  const outputs = routes.flatMap(({ response, otherResponses }) =>
    [response, ...otherResponses.map((other) => other.body)].filter((type): type is TypeRef => type !== null),
  );
  const model: Pick<ServiceModel, 'types'> = { types };
  const inputNames = new Set(reachableTypes(model, inputs));
  const outputNames = new Set(reachableTypes(model, outputs));
  return types.map((type) => ({
    ...type,
    isInput: inputNames.has(type.name),
    isOutput: outputNames.has(type.name),
  }));
}
