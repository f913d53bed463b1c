// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import { maxInt64, maxInteger, maxUint64, minInt64, minInteger } from '../platform/integer.ts';

export const ids = {
  $id: 'Ids',
  type: 'array',
  items: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
};

export const idsInput = {
  $id: 'IdsInput',
  type: 'array',
  items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
};

export const node = {
  $id: 'Node',
  type: 'object',
  properties: {
    id: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    level: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 } },
    alias: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '1', maximum: maxInt64 } },
    text: {
      type: 'string',
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
      'x-string': 'integer',
    },
    maybe: {
      type: 'integer',
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
      nullable: true,
    },
    other: {
      type: 'integer',
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
      nullable: true,
    },
    list: {
      type: 'array',
      items: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '1', maximum: maxInt64 } },
    },
    ids: { $ref: 'Ids#' },
    map: {
      type: 'object',
      additionalProperties: {
        type: 'integer',
        'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 },
      },
    },
    filled: {
      type: 'integer',
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
    },
    choice: {
      type: 'integer',
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64, enum: ['1', '2'] },
    },
    zero: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    small: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    any: {},
    next: { $ref: 'Node#', nullable: true },
    children: { type: 'array', items: { $ref: 'Node#' } },
  },
  required: ['id', 'alias', 'text', 'maybe', 'list', 'ids', 'map', 'filled', 'choice', 'small'],
  'x-omitempty': ['zero'],
};

export const nodeInput = {
  $id: 'NodeInput',
  type: 'object',
  properties: {
    id: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    level: { 'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 } },
    alias: { 'x-integer': { as: 'bigint', minimum: '1', maximum: maxInt64 } },
    text: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 }, 'x-string': true },
    maybe: {
      anyOf: [
        { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
        { type: 'null' },
      ],
    },
    other: {
      anyOf: [
        { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
        { type: 'null' },
      ],
    },
    list: {
      type: 'array',
      items: { 'x-integer': { as: 'bigint', minimum: '1', maximum: maxInt64 } },
    },
    ids: { $ref: 'IdsInput#', 'x-default': '[1,2]' },
    map: {
      type: 'object',
      additionalProperties: { 'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 } },
      'x-default': '{}',
    },
    filled: {
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
      'x-default': '7',
    },
    choice: {
      'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64, enum: ['1', '2'] },
    },
    zero: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    small: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    any: {},
    next: { anyOf: [{ $ref: 'NodeInput#' }, { type: 'null' }] },
    children: { type: 'array', items: { $ref: 'NodeInput#' } },
  },
  required: ['id', 'alias', 'text', 'maybe', 'list', 'choice', 'zero', 'small'],
};

export const lookup = {
  $id: 'Lookup',
  type: 'object',
  properties: {
    id: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    level: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 } },
    list: {
      type: 'array',
      items: {
        type: 'integer',
        'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
      },
    },
    trace: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    any: {
      type: 'array',
      items: {
        type: 'integer',
        'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
      },
    },
  },
  required: ['id', 'level'],
};

export const form = {
  $id: 'Form',
  type: 'object',
  properties: {
    id: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
    page: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '1', maximum: '100' } },
  },
  required: ['id', 'page'],
};

export const problem = {
  $id: 'Problem',
  type: 'object',
  properties: {
    id: { type: 'integer', 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
  },
  required: ['id'],
};
