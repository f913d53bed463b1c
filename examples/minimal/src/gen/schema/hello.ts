// Generated from hello.api by apigen. Changes are lost: edit the contract instead.

export const helloResp = {
  $id: 'HelloResp',
  type: 'object',
  properties: { message: { type: 'string' } },
  required: ['message'],
};
