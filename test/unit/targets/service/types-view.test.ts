import { describe, expect, it } from 'vitest';
import type { ServiceModel } from '../../../../src/model/model.ts';
import { layoutService } from '../../../../src/targets/service/layout.ts';
import { viewService } from '../../../../src/targets/service/service-view.ts';
import { viewTypeIndex, viewTypes } from '../../../../src/targets/service/types-view.ts';
import { serviceOptions } from '../../../support/generate-service.ts';
import {
  aliasType,
  array,
  field,
  map,
  objectType,
  origin,
  ref,
  service,
} from '../../../support/model-fixture.ts';

function print(model: ServiceModel): string[] {
  return viewTypes({ model, layout: layoutService(model), options: serviceOptions }).map(
    (view) => `${[...view.imports, ...view.declarations].join('\n\n')}\n`,
  );
}

describe('viewTypes', () => {
  it('prints required, optional, nullable and default as three facts', () => {
    const user = objectType('User', [
      field('id', 'int64', { description: 'Number of the user.' }),
      field('name', 'string', { required: false }),
      field('note', 'string', { nullable: true }),
      field('page', 'int', { defaultValue: 1 }),
      field('left-out', 'bool', { omitEmpty: true }),
    ]);
    expect(print(service([user], []))).toEqual([
      `export interface User {
  /** Number of the user. */
  id: number;
  name?: string;
  note: string | null;
  page: number;
  'left-out'?: boolean;
}
`,
    ]);
  });

  it('prints every kind of type', () => {
    const all = objectType('All', [
      field('list', array(array(ref('Empty')))),
      field('byName', map('string', ref('Empty'))),
      field('kind', 'string', { constraints: { enum: ['a', "it's"] } }),
      field('kinds', array({ kind: 'primitive', name: 'string' }), {
        constraints: { items: { enum: ['a', 'b'] } },
      }),
      field('anything', 'any', { nullable: true }),
      field('at', 'time'),
      field('data', { kind: 'bytes' }),
      field('inner', {
        kind: 'object',
        fields: [field('deep', { kind: 'object', fields: [field('x', 'uint8')] })],
      }),
      field('rows', array({ kind: 'object', fields: [field('x', 'float64')] })),
    ]);
    expect(print(service([all, objectType('Empty', [])], []))).toEqual([
      `export interface All {
  list: Empty[][];
  byName: Record<string, Empty>;
  kind: 'a' | "it's";
  kinds: ('a' | 'b')[];
  anything: unknown;
  at: string;
  data: string;
  inner: {
    deep: {
      x: number;
    };
  };
  rows: {
    x: number;
  }[];
}

export interface Empty {}
`,
    ]);
  });

  it('prints aliases, recursive ones so that TypeScript sees no circle', () => {
    const types = [
      aliasType('Id', { kind: 'primitive', name: 'string' }),
      aliasType('Tree', map('string', ref('Tree'))),
    ];
    expect(print(service(types, []))).toEqual([
      'export type Id = string;\n\nexport type Tree = { [key: string]: Tree };\n',
    ]);
  });

  it('imports the types of other files, also where files import each other', () => {
    const model = service(
      [
        objectType('A', [field('b', ref('B'))]),
        objectType('B', [field('a', array(ref('A')))], { origin: { ...origin, file: 'base.api' } }),
      ],
      [],
      { files: ['user.api', 'base.api'] },
    );
    expect(print(model)).toEqual([
      "import type { B } from './base.ts';\n\nexport interface A {\n  b: B;\n}\n",
      "import type { A } from './user.ts';\n\nexport interface B {\n  a: A[];\n}\n",
    ]);
  });

  it('lists the modules in an index, by name', () => {
    const elsewhere = (file: string) => ({ origin: { ...origin, file } });
    const types = ['user.api', 'deep/base.api', 'alone.api'].map((file, index) =>
      objectType(`T${index}`, [], elsewhere(file)),
    );
    const model = service(types, [], { files: ['user.api', 'deep/base.api', 'alone.api', 'empty.api'] });
    const view = viewService(model, serviceOptions);
    expect(viewTypeIndex(view, viewTypes(view)).modules).toEqual(['./alone.ts', './base.ts', './user.ts']);
  });

  it('keeps comments inside their comment', () => {
    const type = objectType('A', [field('x', 'int', { description: '*/ evil(); /*' })], {
      description: 'One.\n\nTwo.',
    });
    const [code = ''] = print(service([type], []));
    expect(code).toContain('/**\n * One.\n *\n * Two.\n */\n');
    expect(code).not.toContain('*/ evil');
  });

  it('names no bigint with a fraction', () => {
    const limits = objectType('Limits', [
      field('one', 'int64', { constraints: { const: 1.5 } }),
      field('some', 'int64', { constraints: { enum: [1, 2.5, 3] } }),
    ]);
    const model = service([limits], []);
    const options = { ...serviceOptions, int64: 'bigint' } as const;
    const [view] = viewTypes({ model, layout: layoutService(model), options });
    expect(view?.declarations.join('')).toContain('one: bigint;\n  some: 1n | 3n;');
  });
});
