import { describe, expect, it } from 'vitest';
import type { FieldModel, RouteModel, ServiceModel } from '../../../src/model/model.ts';
import { compile } from '../../support/compile.ts';

async function modelOf(contract: string | Record<string, string>): Promise<ServiceModel> {
  const files = typeof contract === 'string' ? { 'user.api': contract } : contract;
  const { value, diagnostics } = await compile(files);
  if (value === null) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  return value;
}

const service = 'service user-api {\n\t@handler probe\n\tpost /probe (A) returns (A)\n}\n';

async function fieldsOf(fields: string, more = ''): Promise<readonly FieldModel[]> {
  const model = await modelOf(`type A {\n${fields}\n}\n${more}${service}`);
  return model.types.find((type) => type.name === 'A')?.fields ?? [];
}

async function fieldOf(field: string, more = ''): Promise<FieldModel> {
  const [first] = await fieldsOf(`\t${field}`, more);
  if (first === undefined) throw new Error('The contract has no field.');
  return first;
}

async function routeOf(contract: string): Promise<RouteModel> {
  const route = (await modelOf(contract)).groups[0]?.routes[0];
  if (route === undefined) throw new Error('The contract has no route.');
  return route;
}

describe('three facts', () => {
  it.each([
    ['X int `json:"x"`', true, false, undefined],
    ['X *int `json:"x"`', true, true, undefined],
    ['X int `json:"x,optional"`', false, false, undefined],
    ['X *int `json:"x,optional"`', false, true, undefined],
    ['X int `json:"x,default=3"`', false, false, 3],
    ['X *int `json:"x,default=3"`', false, true, 3],
    ['X string `json:"x,default="`', false, false, ''],
    ['X []string `json:"x,default=[a,b]"`', false, false, ['a', 'b']],
    ['X bool `json:"x,default=false"`', false, false, false],
    ['X int `json:"x,omitempty"`', true, false, undefined],
    ['X P `json:"x"`', true, true, undefined],
    ['X *string `json:"x" validate:"required"`', true, false, undefined],
  ])('%s', async (text, required, nullable, defaultValue) => {
    const field = await fieldOf(text, 'type P *B\ntype B {\n\tY int\n}\n');
    expect([field.required, field.nullable, field.defaultValue]).toEqual([required, nullable, defaultValue]);
  });

  it.each([
    ['X map[string]int `json:"x"`', {}],
    ['X Soft `json:"x"`', {}],
    ['X *Soft `json:"x"`', {}],
    ['X Softer `json:"x"`', {}],
    ['X Nothing `json:"x"`', {}],
    ['X Soft `json:"x" validate:"required"`', undefined],
    ['X Soft `json:"x,optional"`', undefined],
    ['X Hard `json:"x"`', undefined],
    ['X Harder `json:"x"`', undefined],
    ['X HardPointer `json:"x"`', undefined],
    ['X Either `json:"x"`', undefined],
    ['X ByForm `json:"x"`', undefined],
    ['X []Soft `json:"x"`', undefined],
  ])('need nothing where go-zero needs nothing: %s', async (text, defaultValue) => {
    const structs = [
      'Soft {\n\tY int `json:"y,optional"`\n\tZ int `json:"z,default=3"`\n}',
      'Softer {\n\tSoft\n\tS Soft `json:"s"`\n}',
      'Nothing {}',
      'Hard {\n\tY int `json:"y"`\n}',
      'Harder {\n\tS Soft `json:"s"`\n\tH Hard `json:"h"`\n}',
      'HardPointer {\n\tS *Soft `json:"s"`\n}',
      'Either {\n\tA int `json:"a,optional"`\n\tB int `json:"b,optional=!a"`\n}',
      'ByForm {\n\tY int `form:"y,optional"`\n}',
    ].map((struct) => `type ${struct}\n`);
    const field = await fieldOf(text, structs.join(''));
    const isOptional = defaultValue !== undefined || text.includes('optional');
    expect([field.required, field.defaultValue]).toEqual([!isOptional, defaultValue]);
  });

  it.each([
    ['X int `json:"x,default=10 * 1024"`', true],
    ['X int `json:"x,optional,default=10 * 1024"`', false],
    ['X string `json:"x,optional=nothing"`', false],
  ])('ignores what cannot be read in %s', async (text, required) => {
    const field = await fieldOf(text);
    expect([field.required, field.defaultValue, field.dependency]).toEqual([required, undefined, null]);
  });

  it('has of two fields with one name on the wire the first', async () => {
    const fields = await fieldsOf('\tX int `json:"a"`\n\tY string `json:"a"`\n\tZ bool `json:"z"`');
    expect(fields.map(({ name, property }) => [name, property])).toEqual([
      ['X', 'a'],
      ['Z', 'z'],
    ]);
    const embedded = await fieldsOf(
      '\tB\n\tC',
      'type B {\n\tX int `json:"a"`\n}\ntype C {\n\tY string `json:"a"`\n\tZ int `json:"z"`\n}\n',
    );
    expect(embedded.map(({ name }) => name)).toEqual(['X', 'Z']);
  });

  it('calls a field whose tag cannot be read by its own name, as Go does', async () => {
    const fields = await fieldsOf(
      '\tErrMsg string `json:"errMsg`\n\tPath string `json:"path" validate="max=80"`',
    );
    expect(fields.map(({ property, constraints }) => [property, constraints])).toEqual([
      ['ErrMsg', {}],
      ['path', {}],
    ]);
  });

  it('keeps omitempty, string and style apart', async () => {
    const [x, y, z] = await fieldsOf(
      '\tX int `json:"x,omitempty"`\n\tY int64 `json:"y,string"`\n\tZ []int `form:"z,style=comma"`',
    );
    expect([x?.omitEmpty, y?.asString, z?.isCommaSeparated]).toEqual([true, true, true]);
  });

  it('knows what a field depends on', async () => {
    const fields = await fieldsOf(
      '\tFrom int `form:"from,optional=to"`\n\tTo int `form:"to,optional"`\n\tAll bool `form:"all,optional=!from"`',
    );
    expect(fields.map((field) => field.dependency)).toEqual([
      { property: 'to', isNegated: false },
      null,
      { property: 'from', isNegated: true },
    ]);
  });
});

describe('fields', () => {
  it('have their name on the wire, or their own', async () => {
    const fields = await fieldsOf(
      '\tUserID int\n\tPage int `form:"page"`\n\tTrace string `header:"X-Trace-Id"`\n\tBoth int `form:"f" json:"j"`\n\tRest string `path:"*"`',
    );
    expect(fields.map(({ name, property, sources }) => [name, property, sources])).toEqual([
      ['UserID', 'UserID', [{ in: 'json', name: 'UserID' }]],
      ['Page', 'page', [{ in: 'form', name: 'page' }]],
      ['Trace', 'trace', [{ in: 'header', name: 'X-Trace-Id' }]],
      [
        'Both',
        'j',
        [
          { in: 'form', name: 'f' },
          { in: 'json', name: 'j' },
        ],
      ],
      ['Rest', 'rest', [{ in: 'path', name: '*' }]],
    ]);
  });

  it('skip "-" and split two names', async () => {
    const fields = await fieldsOf('\tX, Y int\n\tZ int `json:"-"`\n\tW int `json:"-" path:"w,optional"`');
    expect(fields.map((field) => field.property)).toEqual(['X', 'Y', 'w']);
  });

  it('describe themselves by comments, else by a tag', async () => {
    const fields = await fieldsOf(
      '\t// The key.\n\t// Never changes.\n\tA int `json:"a"`\n\tB int `json:"b"` // behind\n\tC int `json:"c" description:"tag"`\n\tD int `json:"d"` /* block */\n\t/**/\n\tE int `json:"e"`\n\t/** *** a ** b ***/\n\tF int `json:"f"`',
    );
    expect(fields.map((field) => field.description)).toEqual([
      'The key.\nNever changes.',
      'behind',
      'tag',
      'block',
      '',
      'a ** b',
    ]);
  });

  it('keep what plugins may want', async () => {
    const field = await fieldOf('X int `json:"x,foo=1,bar" db:"x_column" example:"5"`');
    expect(field.otherTags).toEqual({ 'json,foo': '1', 'json,bar': '', db: 'x_column', example: '5' });
    expect(field.example).toBe(5);
  });

  it('remember where they stand', async () => {
    expect((await fieldOf('X int `json:"x"`')).origin).toEqual({
      file: 'user.api',
      line: 2,
      column: 2,
      start: 10,
      end: 26,
    });
  });
});

describe('types', () => {
  it.each([
    ['[]byte', { kind: 'bytes' }],
    ['[]Octet', { kind: 'bytes' }],
    ['[4]byte', { kind: 'array', items: { kind: 'primitive', name: 'uint8' }, length: 4 }],
    ['[]*B', { kind: 'array', items: { kind: 'ref', name: 'B' }, length: null }],
    ['map[int64]B', { kind: 'map', keys: 'int64', values: { kind: 'ref', name: 'B' } }],
    ['map[Key]any', { kind: 'map', keys: 'string', values: { kind: 'primitive', name: 'any' } }],
    ['interface{}', { kind: 'primitive', name: 'any' }],
    ['rune', { kind: 'primitive', name: 'int32' }],
    ['time.Time', { kind: 'primitive', name: 'time' }],
    ['*B', { kind: 'ref', name: 'B' }],
  ])('%s', async (type, expected) => {
    const more = 'type Octet byte\ntype Key string\ntype B {\n\tY int\n}\n';
    expect((await fieldOf(`X ${type} \`json:"x"\``, more)).type).toEqual(expected);
  });

  it('nest structs without a name', async () => {
    const { type } = await fieldOf('X []{\n\t\tY int `json:"y,optional"`\n\t} `json:"x"`');
    expect(type).toMatchObject({
      kind: 'array',
      items: { kind: 'object', fields: [{ property: 'y', required: false }] },
    });
  });

  it('are aliases or objects, with their direction', async () => {
    const contract =
      '// Ids of things.\ntype Ids []int64\ntype (\n\t// A thing.\n\tThing {\n\t\tIds Ids\n\t}\n\tOld {\n\t\tX int\n\t}\n)\nservice s {\n\t@handler a\n\tget /a returns (Thing)\n\t@handler b\n\tpost /b (Ids)\n}\n';
    const { types } = await modelOf(contract);
    expect(
      types.map(({ name, kind, description, isInput, isOutput }) => [
        name,
        kind,
        description,
        isInput,
        isOutput,
      ]),
    ).toEqual([
      ['Ids', 'alias', 'Ids of things.', true, true],
      ['Thing', 'object', 'A thing.', false, true],
      ['Old', 'object', '', false, false],
    ]);
  });

  it('expand generic types behind their declaration', async () => {
    const contract =
      'type Page<T> {\n\tItems []T `json:"items"`\n\tNext *T `json:"next"`\n}\ntype User {\n\tPages Page<Page<User>> `json:"pages"`\n}\nservice s {\n\t@handler a\n\tget /a returns (Page<User>)\n\t@handler b\n\tget /b returns (Page<map[string][]int>)\n}\n';
    const model = await modelOf(contract);
    expect(model.types.map((type) => type.name)).toEqual([
      'PageUser',
      'PagePageUser',
      'PageStringToIntListMap',
      'User',
    ]);
    expect(model.types[0]?.fields.map(({ property, type, nullable }) => [property, type, nullable])).toEqual([
      ['items', { kind: 'array', items: { kind: 'ref', name: 'User' }, length: null }, false],
      ['next', { kind: 'ref', name: 'User' }, true],
    ]);
    expect(model.groups[0]?.routes[1]?.response).toEqual({ kind: 'ref', name: 'PageStringToIntListMap' });
  });
});

describe('embedding', () => {
  const base =
    'type Base {\n\tId int `json:"id"`\n\tName string `json:"name"`\n}\ntype Level1 {\n\tBase\n\tX int `json:"x"`\n}\n';

  it('flattens at the place of the embedding, hides as Go does, and names what was embedded', async () => {
    const fields = await fieldsOf('\tA int `json:"a"`\n\tLevel1\n\tName []string `json:"name"`', base);
    expect(fields.map(({ property, type }) => [property, type.kind])).toEqual([
      ['a', 'primitive'],
      ['id', 'primitive'],
      ['x', 'primitive'],
      ['name', 'array'],
    ]);
    const model = await modelOf(
      `${base}type A {\n\t*Base\n\tLevel1\n}\n`.replace('\tLevel1\n}', '}') + service,
    );
    expect(model.types.find((type) => type.name === 'A')?.embeds).toEqual(['Base']);
  });

  it('nests under a JSON name', async () => {
    const [field] = await fieldsOf('\t*Base `json:"base,optional"`', base);
    expect(field).toMatchObject({
      name: 'Base',
      property: 'base',
      required: false,
      nullable: true,
      type: { kind: 'ref', name: 'Base' },
    });
  });

  it('lets all fields of an optional embedding be missing', async () => {
    const fields = await fieldsOf('\tBase `json:",optional"`', base);
    expect(fields.map(({ property, required }) => [property, required])).toEqual([
      ['id', false],
      ['name', false],
    ]);
  });

  it('has the fields of a struct once that comes in on several ways', async () => {
    const more = 'type B {\n\tBase\n}\ntype C {\n\tBase\n}\ntype Base {\n\tX string `json:"x"`\n}\n';
    const fields = await fieldsOf('\tB\n\tC\n\tBase', more);
    expect(fields.map(({ name, property }) => [name, property])).toEqual([['X', 'x']]);
    const generic =
      'type B<T> {\n\tIn<T>\n}\ntype In<T> {\n\tX T `json:"x"`\n}\ntype C {\n\tIn<int>\n\tY string `json:"y"`\n}\n';
    expect((await fieldsOf('\tB<int>\n\tC', generic)).map(({ property }) => property)).toEqual(['x', 'y']);
  });

  it('ends where structs come in on more ways than can be counted', async () => {
    const level = (index: number): string =>
      `type A${index} {\n\tB${index}\n\tC${index}\n}\n` +
      ['B', 'C'].map((name) => `type ${name}${index} {\n\tA${index + 1}\n}\n`).join('');
    const levels = Array.from({ length: 30 }, (_, index) => level(index)).join('');
    const fields = await fieldsOf('\tA0', `${levels}type A30 {\n\tX string \`json:"x"\`\n}\n`);
    expect(fields.map(({ property }) => property)).toEqual(['x']);
  });

  it('embeds a type that is no struct under its name', async () => {
    const [field] = await fieldsOf('\tTags', 'type Tags []string\n');
    expect(field).toMatchObject({ name: 'Tags', property: 'Tags', type: { kind: 'ref', name: 'Tags' } });
  });
});

describe('routes', () => {
  const all = `type Req {
	Id int64 \`path:"id"\`
	Q string \`form:"q,optional"\`
	B string \`json:"b,optional"\`
	H string \`header:"H,optional"\`
	Any string \`path:"any" json:"any" form:"any"\`
}
`;

  it.each([
    ['get', [['path'], ['query'], ['query'], ['header'], ['query']]],
    ['delete', [['path'], ['query'], ['body'], ['header'], ['body', 'query']]],
    ['post', [['path'], ['query', 'body'], ['body'], ['header'], ['body', 'query']]],
  ])('read fields from their places on %s', async (method, places) => {
    const route = await routeOf(`${all}service s {\n\t@handler a\n\t${method} /a/:id (Req)\n}\n`);
    expect(route.request?.fields.map(({ sources }) => sources.map((source) => source.in))).toEqual(places);
  });

  it('join prefix and path, and strip names of handlers', async () => {
    const contract =
      '@server (\n\tprefix: v1/\n\tgroup: a/b\n)\nservice s {\n\t@handler getUserHandler\n\tGET /users/\n\t@handler Handler\n\tget /\n}\n';
    const [group] = (await modelOf(contract)).groups;
    expect(group).toMatchObject({ prefix: '/v1', group: 'a/b' });
    expect(group?.routes.map(({ method, path, name, handler }) => [method, path, name, handler])).toEqual([
      ['get', '/v1/users', 'GetUser', 'getUserHandler'],
      ['get', '/v1', 'Handler', 'Handler'],
    ]);
  });

  it('joins the name of a place within a configuration in Go', async () => {
    const contract = '@server (\n\tjwt: Pkg.Jwt\n)\nservice s {\n\t@handler a\n\tget /a\n}\n';
    expect((await routeOf(contract)).options.jwt).toBe('PkgJwt');
  });

  it('inherit the options of their block and override them', async () => {
    const contract =
      '@server (\n\tjwt: Auth\n\tmiddleware: A, B\n\ttimeout: 3s\n\tmaxBytes: 1k\n\trateLimit: "10/s by ip"\n\tx: y\n)\nservice s {\n\t@server (timeout: 0)\n\t@handler a\n\tget /a\n}\n';
    const model = await modelOf(contract);
    expect(model.groups[0]?.options.timeout).toBe(3000);
    expect(model.groups[0]?.routes[0]?.options).toMatchObject({
      jwt: 'Auth',
      middleware: ['A', 'B'],
      timeout: 0,
      maxBytes: 1024,
      rateLimit: { max: 10, window: 1000, by: 'ip' },
      other: { x: 'y' },
    });
  });

  it.each([
    ['get /a', null, 204],
    ['get /a returns ()', null, 204],
    ['get /a returns (string)', 'primitive', 200],
    ['get /a returns ([]string)', 'array', 200],
    ['post /a returns 201 (string)', 'primitive', 201],
  ])('%s has its success', async (route, kind, status) => {
    const lowered = await routeOf(`service s {\n\t@handler a\n\t${route}\n}\n`);
    expect([lowered.response?.kind ?? null, lowered.status]).toEqual([kind, status]);
  });

  it('have other responses', async () => {
    const route = await routeOf(
      'type E {\n\tM string `json:"m"`\n}\n@server (\n\tstatus: 202\n)\nservice s {\n\t@handler a\n\tget /a returns (E) | 404 (E) | 409 ()\n}\n',
    );
    expect(route.status).toBe(202);
    expect(route.otherResponses).toEqual([
      { status: 404, body: { kind: 'ref', name: 'E' } },
      { status: 409, body: null },
    ]);
  });

  it('take a whole body, but not where there is none', async () => {
    const post = await routeOf('service s {\n\t@handler a\n\tpost /a ([]string)\n}\n');
    expect(post.request).toMatchObject({ fields: [], body: { kind: 'array' } });
    const get = await routeOf('service s {\n\t@handler a\n\tget /a ([]string)\n}\n');
    expect(get.request).toBeNull();
  });

  it('leave a member of the body to the json field of its name', async () => {
    const contract = (method: string) =>
      `type A {\n\tName string \`form:"name"\`\n\tTitle string \`json:"name"\`\n\tPage int \`form:"page"\`\n}\n` +
      `service user-api {\n\t@handler probe\n\t${method} /probe (A)\n}\n`;
    const sourcesOf = async (method: string): Promise<unknown> =>
      (await routeOf(contract(method))).request?.fields.map(({ field, sources }) => [
        field.property,
        ...sources.map((source) => source.in),
      ]);
    expect(await sourcesOf('post')).toEqual([
      ['formName', 'query'],
      ['name', 'body'],
      ['page', 'query', 'body'],
    ]);
    expect(await sourcesOf('get')).toEqual([
      ['formName', 'query'],
      ['name', 'query'],
      ['page', 'query'],
    ]);
  });

  it('describe themselves', async () => {
    const text = (doc: string): Promise<RouteModel> =>
      routeOf(`service s {\n\t${doc}\n\t@handler a\n\tget /a\n}\n`);
    expect(await text('@doc "Short."')).toMatchObject({ summary: 'Short.', description: '' });
    expect(await text('@doc (\n\t\tsummary: "S"\n\t\tdescription: "D"\n\t)')).toMatchObject({
      summary: 'S',
      description: 'D',
    });
    expect(await text('// From a comment.')).toMatchObject({ summary: '', description: 'From a comment.' });
  });
});

describe('files', () => {
  it('come root first, then by path, whatever the order of imports', async () => {
    const parts = {
      'z.api': 'type Z {}\n',
      'sub/a.api': 'import "b.api"\ntype A {\n\tB B\n}\n',
      'sub/b.api': 'import "../z.api"\ntype B {\n\tZ Z\n}\n',
    };
    const root = (imports: string): string => `${imports}info (\n\ttitle: "T"\n)\n${service}`;
    const one = await modelOf({ 'user.api': root('import "z.api"\nimport "sub/a.api"\n'), ...parts });
    const two = await modelOf({ 'user.api': root('import "sub/a.api"\nimport "z.api"\n'), ...parts });
    expect(one.files).toEqual(['user.api', 'sub/a.api', 'sub/b.api', 'z.api']);
    expect(one.types.map((type) => type.name)).toEqual(['A', 'B', 'Z']);
    expect(two).toEqual(one);
    expect(one.info).toEqual({ title: 'T' });
  });

  it('ignores the info of imported files', async () => {
    const model = await modelOf({
      'user.api': `import "a.api"\n${service}`,
      'a.api': 'info (\n\ttitle: "X"\n)\ntype A {}\n',
    });
    expect(model.info).toEqual({});
  });
});
