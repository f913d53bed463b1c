import { describe, expect, it } from 'vitest';
import type { TypeModel } from '../../../../../src/model/model.ts';
import { layoutService } from '../../../../../src/targets/service/layout.ts';
import { nameSchemas } from '../../../../../src/targets/service/schema/schema-names.ts';
import { array, field, objectType, ref, service } from '../../../../support/model-fixture.ts';

function ids(types: readonly TypeModel[]): Record<string, readonly string[]> {
  const model = service(types, []);
  const names = nameSchemas(model, layoutService(model), null);
  return Object.fromEntries(
    types.map((type) => [
      type.name,
      names.directionsOf(type).map((direction) => names.idOf(type.name, direction)),
    ]),
  );
}

describe('nameSchemas', () => {
  it('shares one schema where input and output are the same', () => {
    expect(ids([objectType('User', [field('id', 'int')])])).toEqual({ User: ['User'] });
  });

  it('splits a type that has a default or leaves members out, and every type that holds it', () => {
    const types = [
      objectType('Page', [field('users', array(ref('User')))]),
      objectType('User', [field('role', 'string', { defaultValue: 'member' })]),
      objectType('Other', [field('id', 'int')]),
    ];
    expect(ids(types)).toEqual({
      Page: ['Page', 'PageInput'],
      User: ['User', 'UserInput'],
      Other: ['Other'],
    });
  });

  it('splits nothing that goes one way only', () => {
    const fields = [field('role', 'string', { defaultValue: 'member' })];
    expect(
      ids([objectType('In', fields, { isOutput: false }), objectType('Out', fields, { isInput: false })]),
    ).toEqual({
      In: ['In'],
      Out: ['Out'],
    });
  });

  it('ends for types that hold each other, and keeps names apart', () => {
    const types = [
      objectType('A', [field('b', ref('B'))]),
      objectType('B', [field('a', ref('A')), field('x', 'int', { omitEmpty: true })]),
      objectType('AInput', []),
      objectType('型', []),
    ];
    expect(ids(types)).toEqual({
      A: ['A', 'AInput2'],
      B: ['B', 'BInput'],
      AInput: ['AInput'],
      型: ['u578b'],
    });
  });

  it('calls no schema as objects call what they inherit from', () => {
    expect(ids([objectType('__proto__', [])])).toEqual({ ['__proto__']: ['proto'] });
  });
});
