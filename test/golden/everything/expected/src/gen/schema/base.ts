// Generated from api/shared/base.api by apigen. Changes are lost: edit the contract instead.

export const problem = {
  $id: 'Problem',
  type: 'object',
  properties: {
    code: { type: 'string' },
    inner: { anyOf: [{ $ref: 'Problem#' }, { type: 'null' }] },
  },
  required: ['code'],
};
