// Generated from api/tables.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger, minInteger } from '../platform/integer.ts';

export const customers = {
  $id: 'Customers',
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    email: { type: 'string' },
    name: { type: 'string' },
    created_at: { type: 'string', format: 'date-time' },
  },
  required: ['id', 'email', 'name', 'created_at'],
};

export const createCustomersReq = {
  $id: 'CreateCustomersReq',
  type: 'object',
  properties: {
    email: { type: 'string', maxLength: 190 },
    name: { type: 'string', maxLength: 120 },
  },
  required: ['email', 'name'],
};

export const listCustomersResp = {
  $id: 'ListCustomersResp',
  type: 'object',
  properties: {
    items: { type: 'array', items: { $ref: 'Customers#' } },
    nextCursor: { type: 'string' },
  },
  required: ['items'],
  'x-omitempty': ['nextCursor'],
};

export const products = {
  $id: 'Products',
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    sku: { type: 'string' },
    name: { type: 'string' },
    category: { type: 'string' },
    price: { type: 'string' },
    stock: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    attributes: {},
    version: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    created_at: { type: 'string', format: 'date-time' },
  },
  required: [
    'id',
    'sku',
    'name',
    'category',
    'price',
    'stock',
    'attributes',
    'version',
    'created_at',
  ],
};

export const createProductsReq = {
  $id: 'CreateProductsReq',
  type: 'object',
  properties: {
    sku: { type: 'string', maxLength: 40 },
    name: { type: 'string', maxLength: 200 },
    category: { type: 'string', maxLength: 60 },
    price: { type: 'string', pattern: '^[-+]?[0-9]+(?:\\.[0-9]+)?$' },
    stock: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    attributes: {},
  },
  required: ['sku', 'name', 'price'],
};

export const listProductsResp = {
  $id: 'ListProductsResp',
  type: 'object',
  properties: {
    items: { type: 'array', items: { $ref: 'Products#' } },
    nextCursor: { type: 'string' },
  },
  required: ['items'],
  'x-omitempty': ['nextCursor'],
};
