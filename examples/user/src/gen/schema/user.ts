// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger, minInteger } from '../platform/integer.ts';

export const loginReq = {
  $id: 'LoginReq',
  type: 'object',
  properties: {
    email: { type: 'string', minLength: 1, maxLength: 120, format: 'email' },
    password: { type: 'string', minLength: 8, maxLength: 72 },
  },
  required: ['email', 'password'],
};

export const loginResp = {
  $id: 'LoginResp',
  type: 'object',
  properties: {
    token: { type: 'string' },
    expiresIn: { type: 'integer', minimum: minInteger, maximum: maxInteger },
  },
  required: ['token', 'expiresIn'],
};

export const address = {
  $id: 'Address',
  type: 'object',
  properties: {
    street: { type: 'string', maxLength: 120 },
    city: { type: 'string', maxLength: 80 },
    country: { type: 'string', minLength: 2, maxLength: 2, pattern: '^\\P{Ll}*$' },
  },
  required: ['street', 'city', 'country'],
};

export const addressInput = {
  $id: 'AddressInput',
  type: 'object',
  properties: {
    street: { type: 'string', maxLength: 120 },
    city: { type: 'string', maxLength: 80 },
    country: { type: 'string', minLength: 2, maxLength: 2, pattern: '^\\P{Ll}*$', default: 'NL' },
  },
  required: ['street', 'city'],
};

export const user = {
  $id: 'User',
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', enum: ['admin', 'member', 'guest'] },
    nickname: { type: 'string' },
    address: { anyOf: [{ $ref: 'Address#' }, { type: 'null' }] },
    tags: { type: 'array', items: { type: 'string' } },
    createdAt: { type: 'string', format: 'date-time' },
  },
  required: ['id', 'email', 'name', 'role', 'tags', 'createdAt'],
};

export const listUsersResp = {
  $id: 'ListUsersResp',
  type: 'object',
  properties: {
    total: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    items: { type: 'array', items: { $ref: 'User#' } },
  },
  required: ['total', 'items'],
};

export const createUserReq = {
  $id: 'CreateUserReq',
  type: 'object',
  properties: {
    email: { type: 'string', minLength: 1, maxLength: 120, format: 'email' },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    password: { type: 'string', minLength: 8, maxLength: 72 },
    role: { type: 'string', enum: ['admin', 'member', 'guest'], default: 'member' },
    nickname: {
      type: 'string',
      anyOf: [{ enum: [''] }, { maxLength: 30, pattern: '^[a-zA-Z0-9]+$' }],
    },
    address: { anyOf: [{ $ref: 'AddressInput#' }, { type: 'null' }] },
    tags: {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 20 },
      maxItems: 10,
      uniqueItems: true,
    },
  },
  required: ['email', 'name', 'password'],
};
