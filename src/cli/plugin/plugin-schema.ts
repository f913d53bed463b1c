const origin = {
  type: 'object',
  description: 'The "origin" of an element of the model.',
  properties: {
    file: { type: 'string' },
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1 },
    start: { type: 'integer', minimum: 0 },
    end: { type: 'integer', minimum: 0 },
  },
  required: ['file', 'start', 'end'],
} as const;

const project = {
  type: 'object',
  properties: {
    contract: { type: 'string' },
    name: { type: 'string' },
    port: { type: 'integer' },
    adminPort: { type: 'integer' },
    packageManager: { enum: ['npm', 'pnpm', 'yarn'] },
    int64: { enum: ['number', 'bigint', 'string'] },
  },
  required: ['contract', 'name', 'port', 'adminPort', 'packageManager', 'int64'],
} as const;

const request = {
  type: 'object',
  description: 'What a plugin reads on standard input.',
  properties: {
    protocol: { const: 1 },
    plugin: { type: 'string', description: 'Its name in "apigen.json".' },
    version: { type: 'string', description: 'Of the apigen that asks.' },
    options: { type: 'object', description: 'As "apigen.json" says them.' },
    project,
    model: {
      type: 'object',
      description: 'The contract with everything resolved, as "apigen inspect --json" prints it.',
      properties: {
        format: { const: 1 },
        name: { type: 'string' },
        info: { type: 'object', additionalProperties: { type: 'string' } },
        files: { type: 'array', items: { type: 'string' } },
        types: { type: 'array', items: { type: 'object' } },
        groups: { type: 'array', items: { type: 'object' } },
      },
      required: ['format', 'name', 'info', 'files', 'types', 'groups'],
    },
  },
  required: ['protocol', 'plugin', 'version', 'options', 'project', 'model'],
} as const;

const answer = {
  type: 'object',
  description: 'What a plugin prints on standard output.',
  properties: {
    protocol: { const: 1 },
    files: {
      type: 'array',
      maxItems: 20_000,
      items: {
        type: 'object',
        properties: {
          path: { type: 'string', minLength: 1, description: 'Relative to the project, with "/".' },
          content: { type: 'string' },
          ownership: { enum: ['generated', 'yours', 'scaffold'], default: 'generated' },
        },
        required: ['path', 'content'],
        additionalProperties: false,
      },
    },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          severity: {
            enum: ['error', 'warning', 'hint'],
            description: 'An error stops the run before anything is written.',
          },
          message: { type: 'string', minLength: 1 },
          hint: { type: 'string' },
          origin,
        },
        required: ['severity', 'message'],
        additionalProperties: false,
      },
    },
  },
  required: ['files'],
  additionalProperties: false,
} as const;

/** The JSON schema of both sides of the plugin protocol, as `apigen plugin schema` prints it. */
export const pluginSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'The protocol of apigen plugins, version 1',
  definitions: { request, answer },
} as const;
