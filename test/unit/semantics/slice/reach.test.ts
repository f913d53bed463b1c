import { describe, expect, it } from 'vitest';
import { createSource } from '../../../../src/base/source.ts';
import { cutProgram } from '../../../../src/semantics/slice/cut-program.ts';
import { outlineFile } from '../../../../src/semantics/slice/outline-file.ts';
import { reachOf } from '../../../../src/semantics/slice/reach.ts';
import { parse } from '../../../../src/syntax/parse.ts';

const text = `type Leaf {
	Id int64
}

type Tree {
	Leaves []Leaf
}

type Other {
	Id int64
}

service s {
	@handler getTree
	get /tree returns (Tree)

	@handler getOther
	get /other returns (Other)
}
`;
const source = createSource('a.api', text);
const pieces = outlineFile(parse(source).value, source)?.pieces ?? [];

function reached(name: string): readonly string[] {
  const index = pieces.findIndex((piece) => piece.name === name);
  const reach = reachOf([{ pieces }], [{ file: 0, index }]);
  return pieces.flatMap((piece, at) =>
    reach[0]?.has(at) === true ? [text.slice(piece.start, piece.end).split('\n')[0] ?? ''] : [],
  );
}

describe('reachOf', () => {
  it('holds what uses a type, what that uses, and the blocks around them', () => {
    expect(reached('Leaf')).toEqual(['type Leaf {', 'type Tree {', 'service s {', '@handler getTree', '}']);
    expect(reached('Other')).toEqual(['type Other {', 'service s {', '@handler getOther', '}']);
  });
});

describe('cutProgram', () => {
  it('leaves every node where it stands in the whole', () => {
    const index = pieces.findIndex((piece) => piece.name === 'Other');
    const program = cutProgram([{ source, pieces }], reachOf([{ pieces }], [{ file: 0, index }]));
    const statements = program?.root.ast.statements.map(
      ({ start, end }) => text.slice(start, end).split('\n')[0],
    );
    expect(statements).toEqual(['type Other {', 'service s {']);
    const [, service] = program?.root.ast.statements ?? [];
    const routes = service?.kind === 'service' ? service.routes : [];
    expect(routes.map(({ path }) => text.slice(path.start, path.end))).toEqual(['/other']);
  });
});
