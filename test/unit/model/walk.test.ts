import { describe, expect, it } from 'vitest';
import { allRoutes, findType, reachableTypes, resolveAlias } from '../../../src/model/walk.ts';
import { compile } from '../../support/compile.ts';

const contract = `type Alias Ids
type Ids []Item
type Item {
	Next *Item \`json:"next,optional"\`
	Inner {
		Deep map[string]Leaf \`json:"deep"\`
	} \`json:"inner"\`
}
type Leaf {
	X int \`json:"x"\`
}
type Other {
	L Leaf \`json:"l"\`
}
type Same Item
service s {
	@handler a
	get /a returns (Alias)
	@handler b
	get /b returns (Same)
}
`;

async function model() {
  const { value } = await compile({ 'user.api': contract });
  if (value === null) throw new Error('The contract has errors.');
  return value;
}

describe('walk', () => {
  it('follows aliases to what they stand for', async () => {
    const sound = await model();
    expect(resolveAlias(sound, { kind: 'ref', name: 'Alias' })).toEqual({
      kind: 'array',
      items: { kind: 'ref', name: 'Item' },
      length: null,
    });
    expect(resolveAlias(sound, { kind: 'ref', name: 'Same' })).toEqual({ kind: 'ref', name: 'Item' });
    expect(resolveAlias(sound, { kind: 'ref', name: 'Missing' })).toEqual({ kind: 'ref', name: 'Missing' });
  });

  it('finds types and everything that a use reaches, each once', async () => {
    const sound = await model();
    expect(findType(sound, 'Leaf')?.fields).toHaveLength(1);
    expect(reachableTypes(sound, [{ kind: 'ref', name: 'Alias' }])).toEqual(['Alias', 'Ids', 'Item', 'Leaf']);
    expect(allRoutes(sound).map((route) => route.path)).toEqual(['/a', '/b']);
  });
});
