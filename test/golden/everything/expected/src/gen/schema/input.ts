// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger, minInteger } from '../platform/integer.ts';

export const kind = { $id: 'Kind', type: 'string' };

export const ids = {
  $id: 'Ids',
  type: 'array',
  items: { type: 'integer', minimum: minInteger, maximum: maxInteger },
};

export const tree = {
  $id: 'Tree',
  type: 'object',
  additionalProperties: { $ref: 'Tree#' },
};

export const labels = {
  $id: 'Labels',
  type: 'object',
  additionalProperties: { type: 'string' },
};

export const item = {
  $id: 'Item',
  type: 'object',
  properties: {
    createdAt: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    owner: { type: 'string', format: 'email' },
    id: { type: 'string', minimum: minInteger, maximum: maxInteger, 'x-string': 'integer' },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    kind: { $ref: 'Kind#', enum: ['book', 'food', 'toy'] },
    size: { type: 'string', enum: ['small', 'medium', 'large'] },
    price: { type: 'number', maximum: 10000, exclusiveMinimum: 0 },
    stock: { type: 'integer', minimum: 0, maximum: 4294967295 },
    weight: { type: ['number', 'null'] },
    parent: { anyOf: [{ $ref: 'Item#' }, { type: 'null' }] },
    tags: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      maxItems: 10,
      uniqueItems: true,
    },
    flags: {
      type: 'array',
      items: { type: 'boolean' },
      minItems: 3,
      maxItems: 3,
    },
    labels: { $ref: 'Labels#' },
    counts: {
      type: 'object',
      additionalProperties: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    },
    extra: {},
    picture: { type: 'string', format: 'byte' },
    made: { type: 'string', format: 'date-time' },
    box: {
      type: 'object',
      properties: {
        width: { type: 'integer', minimum: minInteger, maximum: maxInteger },
        height: { type: 'integer', minimum: minInteger, maximum: maxInteger },
      },
      required: ['width', 'height'],
    },
    parts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' } },
        required: ['name'],
      },
    },
    tree: { $ref: 'Tree#' },
    phone: { type: 'string' },
    mail: { type: 'string' },
    street: { type: 'string' },
    city: { type: 'string' },
    'odd-name': { type: 'string' },
  },
  required: ['createdAt', 'id', 'name', 'kind', 'size', 'price', 'weight', 'made'],
  'x-omitempty': ['stock'],
};

export const itemInput = {
  $id: 'ItemInput',
  type: 'object',
  properties: {
    createdAt: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    owner: { type: 'string', format: 'email' },
    id: { type: 'integer', minimum: minInteger, maximum: maxInteger, 'x-string': true },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    kind: { $ref: 'Kind#', enum: ['book', 'food', 'toy'] },
    size: { type: 'string', enum: ['small', 'medium', 'large'], default: 'medium' },
    price: { type: 'number', maximum: 10000, exclusiveMinimum: 0 },
    stock: { type: 'integer', minimum: 0, maximum: 4294967295 },
    weight: { type: ['number', 'null'] },
    parent: { anyOf: [{ $ref: 'ItemInput#' }, { type: 'null' }] },
    tags: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      maxItems: 10,
      uniqueItems: true,
    },
    flags: {
      type: 'array',
      items: { type: 'boolean' },
      minItems: 3,
      maxItems: 3,
    },
    labels: { $ref: 'Labels#' },
    counts: {
      type: 'object',
      propertyNames: { pattern: '^-?\\d+$' },
      additionalProperties: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    },
    extra: {},
    picture: { type: 'string', format: 'byte' },
    made: { type: 'string', format: 'date-time' },
    box: {
      type: 'object',
      properties: {
        width: { type: 'integer', minimum: minInteger, maximum: maxInteger },
        height: { type: 'integer', minimum: minInteger, maximum: maxInteger },
      },
      required: ['width', 'height'],
    },
    parts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' } },
        required: ['name'],
      },
    },
    tree: { $ref: 'Tree#' },
    phone: { type: 'string' },
    mail: { type: 'string' },
    street: { type: 'string' },
    city: { type: 'string' },
    'odd-name': { type: 'string' },
  },
  required: ['createdAt', 'id', 'name', 'kind', 'price', 'stock', 'weight', 'made'],
  dependencies: { city: ['street'], street: ['city'] },
  allOf: [{ oneOf: [{ required: ['mail'] }, { required: ['phone'] }] }],
};

export const itemPage = {
  $id: 'ItemPage',
  type: 'object',
  properties: {
    items: { type: 'array', items: { $ref: 'Item#' } },
    total: { type: 'integer', minimum: minInteger, maximum: maxInteger },
  },
  required: ['items', 'total'],
};

export const search = {
  $id: 'Search',
  type: 'object',
  properties: {
    text: { type: 'string', minLength: 1 },
    limit: { type: 'integer', minimum: minInteger, maximum: maxInteger, default: 10 },
    valueOf: { type: 'boolean', 'x-default': 'true' },
    toString: {
      type: 'array',
      items: { type: 'integer', minimum: minInteger, maximum: maxInteger },
      'x-default': '[1,2]',
    },
  },
  required: ['text'],
};

export const event = {
  $id: 'Event',
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    kind: { type: 'string', enum: ['made', 'sold'] },
  },
  required: ['id', 'kind'],
};

export const promise = {
  $id: 'Promise_',
  type: 'object',
  properties: {
    constructor: { type: 'string' },
    default: { type: 'string' },
    record: { anyOf: [{ $ref: 'Record_#' }, { type: 'null' }] },
  },
  required: ['constructor', 'default', 'record'],
};

export const record = {
  $id: 'Record_',
  type: 'object',
  properties: { values: { type: 'array', items: { $ref: 'Promise_#' } } },
  required: ['values'],
};

export const fastifyReply = {
  $id: 'FastifyReply',
  type: 'object',
  properties: { text: { type: 'string' } },
  required: ['text'],
};

export const userContext = {
  $id: 'UserContext',
  type: 'object',
  properties: { text: { type: 'string' } },
  required: ['text'],
};
