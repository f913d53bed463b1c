// Generated from api/catalog.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger, minInteger } from '../platform/integer.ts';

export const dimensions = {
  $id: 'Dimensions',
  type: 'object',
  properties: {
    width: { type: 'number' },
    height: { type: 'number' },
    depth: { type: 'number' },
  },
  required: ['width', 'height'],
};

export const product = {
  $id: 'Product',
  type: 'object',
  properties: {
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
    sku: { type: 'string' },
    name: { type: 'string' },
    category: { type: 'string', enum: ['book', 'music', 'toy'] },
    price: { $ref: 'Money#' },
    stock: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    attributes: { type: 'object', additionalProperties: { type: 'string' } },
    size: { anyOf: [{ $ref: 'Dimensions#' }, { type: 'null' }] },
    images: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          url: { type: 'string' },
          alt: { type: 'string' },
        },
        required: ['url'],
      },
    },
  },
  required: ['createdAt', 'updatedAt', 'sku', 'name', 'category', 'price', 'stock'],
};

export const productPage = {
  $id: 'ProductPage',
  type: 'object',
  properties: {
    nextCursor: { type: 'string' },
    total: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    items: { type: 'array', items: { $ref: 'Product#' } },
  },
  required: ['total', 'items'],
  'x-omitempty': ['nextCursor'],
};

export const stockLevel = {
  $id: 'StockLevel',
  type: 'object',
  properties: {
    sku: { type: 'string' },
    stock: { type: 'integer', minimum: 0, maximum: 1000000 },
  },
  required: ['sku', 'stock'],
};
