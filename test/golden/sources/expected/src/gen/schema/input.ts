// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.

export const b = {
  $id: 'B',
  type: 'object',
  properties: {
    x: { type: 'string' },
    y: { type: 'string' },
  },
  'x-omitempty': ['x', 'y'],
};

export const bInput = {
  $id: 'BInput',
  type: 'object',
  properties: {
    x: { type: 'string' },
    y: { type: 'string' },
  },
  required: ['x', 'y'],
};

export const c = { $id: 'C', $ref: 'B#' };
