import { describe, expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { findDirections } from '../../../../src/semantics/slice/directions.ts';
import { outlineFile } from '../../../../src/semantics/slice/outline-file.ts';
import { parse } from '../../../../src/syntax/parse.ts';

const text = `type Base {
	Id int64
}

type Ask {
	Base
	Filter Filter
}

type Filter {
	Name string
}

type Item {
	Parts []Part
	Filter Filter
}

type Part struct {
	Whole *Item
}

type Spare {
	Other Unused
}

type Unused {
	Id int64
}

service s {
	@handler find
	get /find (Ask) returns ([]Item)
}
`;

describe('findDirections', () => {
  it('follows the types of routes; what is embedded gives its fields and goes no way itself', () => {
    const source = createSource('a.api', text);
    const { directions, unused } = findDirections([
      { pieces: outlineFile(parse(source).value, source)?.pieces ?? [] },
    ]);
    expect(Object.fromEntries(directions)).toEqual({
      Base: 'none',
      Ask: 'in',
      Filter: 'both',
      Item: 'out',
      Part: 'out',
      Spare: 'none',
      Unused: 'none',
    });
    expect(unused).toEqual(['Spare', 'Unused']);
  });
});
