// The service of bench.api, written by hand in Fastify and nothing else: the same schemas, the same answers, no log, no
// tokens, no limits. It stands in the folder of the generated service, so that both run on the same packages.
import fastify from 'fastify';

const integer = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
const tags = { type: 'array', items: { type: 'string' } } as const;
const params = { type: 'object', properties: { id: integer }, required: ['id'] } as const;
const item = {
  type: 'object',
  properties: {
    id: integer,
    name: { type: 'string' },
    price: { type: 'number' },
    tags,
    note: { type: 'string' },
  },
  required: ['id', 'name', 'price', 'tags'],
} as const;
const newItem = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    price: { type: 'number', minimum: 0 },
    tags: { ...tags, maxItems: 10 },
    note: { type: 'string' },
  },
  required: ['name', 'price', 'tags'],
} as const;

interface NewItem {
  readonly name: string;
  readonly price: number;
  readonly tags: string[];
  readonly note?: string;
}

const app = fastify();
for (const url of ['/items/:id', '/own/items/:id']) {
  app.get<{ Params: { id: number } }>(
    url,
    { schema: { params, response: { 200: item } } },
    async ({ params: { id } }) => ({
      id,
      name: 'A chair',
      price: 49.5,
      tags: ['wood', 'red'],
      note: 'Four legs.',
    }),
  );
}
app.post<{ Body: NewItem }>(
  '/items',
  { schema: { body: newItem, response: { 200: item } } },
  async ({ body }) => ({ id: 7, ...body }),
);
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
