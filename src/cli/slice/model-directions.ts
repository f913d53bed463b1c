import type { ServiceModel } from '../../model/model.ts';
import { directionOf } from '../../semantics/slice/directions.ts';
import type { RunMemory } from './run-memory.ts';

/** The directions of the model's types. */
export function directionsOf(model: ServiceModel): RunMemory['directions'] {
  return Object.fromEntries(
    model.types.map(({ name, isInput, isOutput }) => [name, directionOf(isInput, isOutput)]),
  );
}

/** A model of a part of a contract, with the directions that the whole gives its types. */
export function withDirections(model: ServiceModel, directions: RunMemory['directions']): ServiceModel {
  const types = model.types.map((type) => {
    const direction = directions[type.name];
    return {
      ...type,
      isInput: direction === 'in' || direction === 'both',
      isOutput: direction === 'out' || direction === 'both',
    };
  });
  return { ...model, types };
}
