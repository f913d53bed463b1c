import fc from 'fast-check';

/** One field of a request: its type and what stands in its tag. */
interface RequestField {
  readonly type: string;
  readonly source: string;
  readonly option: string;
  readonly rule: string;
}

const methods = ['get', 'delete', 'post', 'put', 'patch', 'head'];
const methodsWithForm = ['post', 'put', 'patch'];
const files = ['file', '[]file', '[2]file'];
const texts = ['string', 'int', 'uint8', 'float64', 'bool', 'int64', 'time.Time', '*string'];
const lists = ['[]string', '[]int64', '[3]bool'];
const objects = ['any', 'map[string]int', 'Inner', '*Inner', '[]Inner'];
const rules = ['', '', '', ' validate:"required"', ' validate:"omitempty,min=2,max=5"'];
const options = ['', ',optional', ',omitempty', ',optional,omitempty'];

// A default that breaks a rule is refused like any other value, so it has none.
const fieldOf = (
  source: string,
  types: readonly string[],
  own: readonly string[] = options,
): fc.Arbitrary<RequestField> =>
  fc
    .record({
      type: fc.constantFrom(...types),
      source: fc.constant(source),
      option: fc.constantFrom(...own),
      rule: fc.constantFrom(...rules),
    })
    .map((field) => (field.option.includes('default') ? { ...field, rule: '' } : field));

const header = fieldOf('header', [...texts, ...lists]);
const path = fieldOf('path', texts.slice(0, 6), ['', ',optional']);
const text = fc.oneof(
  fieldOf('form', [...texts, ...lists]),
  fieldOf(
    'form',
    ['string'],
    [',default=a', ',options=a|b', ',optional,options=a|b', ',default=b,options=a|b'],
  ),
  fieldOf('form', ['int', 'int64', 'float64'], [',default=3', ',range=[1:9)', ',optional,range=(1:]']),
);
const json = fc.oneof(
  fieldOf('json', [...texts, ...lists, ...objects]),
  fieldOf('json', ['int64'], [',string']),
);
const file = fieldOf('form', files, ['', ',optional', ',optional']);

/** Fields of each kind, none to some: the combinations matter more than how many there are. */
const fieldsOf = (...kinds: readonly fc.Arbitrary<RequestField>[]): fc.Arbitrary<readonly RequestField[]> =>
  fc.tuple(...kinds.map((kind) => fc.array(kind, { maxLength: 2 }))).map((lists) => lists.flat());

interface RequestRoute {
  readonly method: string;
  readonly fields: readonly RequestField[];
  readonly isEmbedded: boolean;
  readonly response: string;
  readonly server: string;
}

const responses = ['', ' returns (Inner)', ' returns ([]Inner)', ' returns (string)', ' returns (any)'];
const servers = [
  '',
  '',
  '',
  'jwt: Auth',
  'jwt: Auth\n\troles: admin',
  'signature: true',
  'middleware: Audit',
  'idempotency: 1h',
  'rateLimit: 5/1m',
  'group: a/b',
  'timeout: 3s',
  'sse: true',
];

const routeOf = (
  ofMethods: readonly string[],
  fields: fc.Arbitrary<readonly RequestField[]>,
): fc.Arbitrary<RequestRoute> =>
  fc.record({
    method: fc.constantFrom(...ofMethods),
    fields,
    isEmbedded: fc.boolean(),
    response: fc.constantFrom(...responses),
    server: fc.constantFrom(...servers),
  });

const route = fc.oneof(
  { weight: 3, arbitrary: routeOf(methodsWithForm, fieldsOf(path, header, text, file)) },
  { weight: 1, arbitrary: routeOf(methodsWithForm, fieldsOf(path, header, text)) },
  { weight: 1, arbitrary: routeOf(methodsWithForm, fieldsOf(path, header, text, json)) },
  { weight: 1, arbitrary: routeOf(methods, fieldsOf(path, header, text)) },
);

/**
 * Contracts of one to three routes, whose requests take fields from everywhere: files, forms, headers, paths and bodies,
 * required and optional, in every combination. What a generated module needs depends on all of its routes, so few of
 * them show more than many.
 */
export const requestContract: fc.Arbitrary<string> = fc
  .array(route, { minLength: 1, maxLength: 3 })
  .map(
    (routes) =>
      `type Inner {\n\tName string \`json:"name"\`\n}\n${routes.map((one, at) => printRoute(one, at)).join('')}`,
  );

function printRoute({ method, fields, isEmbedded, response, server }: RequestRoute, at: number): string {
  const lines = fields.map(({ type, source, option, rule }, index) => {
    const name = source === 'header' ? `X-Value-${index}` : `value${index}`;
    return `\tValue${index} ${type} \`${source}:"${name}${option}"${rule}\`\n`;
  });
  const base = isEmbedded ? `type Base${at} {\n${lines.join('')}}\n` : '';
  const own = isEmbedded ? `\tBase${at}\n` : lines.join('');
  const parameters = fields.flatMap(({ source }, index) => (source === 'path' ? [`/:value${index}`] : []));
  const answer = server.startsWith('sse') && response === '' ? ' returns (Inner)' : response;
  const settings = server === '' ? '' : `@server (\n\t${server}\n)\n`;
  const request = fields.length === 0 ? '' : ` (Req${at})`;
  const type = fields.length === 0 ? '' : `${base}type Req${at} {\n${own}}\n`;
  return `${type}${settings}service random-api {\n\t@handler handle${at}\n\t${method} /r${at}${parameters.join('')}${request}${answer}\n}\n`;
}
