// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.

export const constructor_ = {
  $id: 'Constructor_',
  type: 'object',
  properties: {
    constructor: { type: 'string', enum: ['a b', '*/', '${x}'] },
    toString: { type: 'string' },
    'it\'s "quoted"': { type: 'string' },
    '</script>': { type: 'string', enum: ['*/', '${process.exit(1)}', "' + x + '"] },
    '${process.exit(1)}': { type: 'string' },
    'a.b[0]"\'/': { type: 'string' },
  },
  required: ['constructor', 'toString'],
};

export const constructorInput = {
  $id: 'Constructor_Input',
  type: 'object',
  properties: {
    constructor: { type: 'string', enum: ['a b', '*/', '${x}'] },
    toString: { type: 'string', 'x-default': '"\'; process.exit(1); //"' },
    'it\'s "quoted"': { type: 'string' },
    '</script>': { type: 'string', enum: ['*/', '${process.exit(1)}', "' + x + '"] },
    '${process.exit(1)}': { type: 'string' },
    'a.b[0]"\'/': { type: 'string' },
  },
  required: ['constructor'],
};

export const prototype = {
  $id: 'Prototype',
  type: 'object',
  properties: {
    x: { type: 'string', pattern: '^\\^\\(a\\+\\)\\+\\$' },
    y: { type: 'string' },
    'q[]&x=1': { type: 'string' },
    it: { type: 'string' },
  },
  required: ['x', 'q[]&x=1', 'it'],
};

export const 型 = {
  $id: 'u578b',
  type: 'object',
  properties: { 名前: { type: 'string' } },
  required: ['名前'],
};
