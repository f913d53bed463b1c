import fc from 'fast-check';

/** A contract over several files, as text parts that can be put together in different orders. */
export interface ContractParts {
  /** `user.api` without its imports. */
  readonly root: string;
  /** The other files by path, without their imports. */
  readonly others: Readonly<Record<string, string>>;
}

const scalars = ['string', 'int', 'int64', 'uint8', 'float64', 'bool', 'time.Time', 'any', '[]byte'];
const typeNames = ['User', 'order_item', 'Page2', 'date', 'Tags'];
const wireNames = ['id', 'name', 'page_size', 'X-Trace', '名', 'class', 'constructor', 'toString', 'a-b'];
const options = ['', ',optional', ',omitempty', ',optional,omitempty'];
const rules = [
  '',
  ' validate:"required"',
  ' validate:"omitempty,min=1,max=9"',
  ' validate:"dive,required|alpha"',
];

const dataType: fc.Arbitrary<string> = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...scalars),
    fc.constantFrom(...typeNames).map((name) => `*${name}`),
    fc.constantFrom(...typeNames).map((name) => `Box<${name}>`),
    tie('type').map((type) => `[]${type}`),
    tie('type').map((type) => `map[string]${type}`),
    tie('type').map((type) => `{\n\t\tInner ${type} \`json:"inner"\`\n\t}`),
  ),
})).type;

const field = fc
  .tuple(fc.constantFrom(...wireNames), dataType, fc.constantFrom(...options), fc.constantFrom(...rules))
  .map(([name, type, option, rule]) => ({ name, text: `${type} \`json:"${name}${option}"${rule}\`` }));

const body = fc.uniqueArray(field, { selector: (each) => each.name, maxLength: 5 }).map((fields) => {
  const lines = fields.map(({ text }, index) => `\tField${index} ${text}`);
  return `{\n${lines.join('\n')}\n}`;
});

const declarations = fc.tuple(...typeNames.map((name) => body.map((text) => `type ${name} ${text}\n`)));

const methods = ['get', 'post', 'put', 'delete', 'patch'];

const route = fc
  .tuple(fc.constantFrom(...methods), fc.constantFrom(...typeNames), dataType, fc.boolean())
  .map(([method, request, response, hasRequest]) => ({
    method,
    request: hasRequest ? ` (${request})` : '',
    response,
  }));

const routes = fc.array(route, { minLength: 1, maxLength: 4 }).map((list) =>
  list
    .map(({ method, request, response }, index) => {
      const handler = `\t@handler handler${index}\n`;
      return `${handler}\t${method} /r${index}/:id${request} returns (${response})\n`;
    })
    .join(''),
);

/** Contracts that are right in most cases: every type is declared and every name is its own. */
export const contractParts: fc.Arbitrary<ContractParts> = fc
  .tuple(
    declarations,
    routes,
    fc.array(fc.nat({ max: 3 }), { minLength: typeNames.length, maxLength: typeNames.length }),
  )
  .map(([types, list, homes]) => {
    const files = ['', '', '', ''];
    types.forEach((text, index) => {
      const home = homes[index] ?? 0;
      files[home] = `${files[home] ?? ''}${text}`;
    });
    const [own = '', a = '', b = '', c = ''] = files;
    const root = `type Box<T> {\n\tValue T \`json:"value"\`\n}\n${own}service user-api {\n${list}}\n`;
    return { root, others: { 'a.api': a, 'sub/b.api': b, 'sub/c.api': c } };
  });

/** The files of a contract with the imports of the root in the given order. */
export function assembleContract(parts: ContractParts, order: readonly string[]): Record<string, string> {
  const imports = order.map((path) => `import "${path}"\n`).join('');
  return { 'user.api': imports + parts.root, ...parts.others };
}
