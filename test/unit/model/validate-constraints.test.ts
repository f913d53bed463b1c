import { describe, expect, it } from 'vitest';
import { validateConstraints } from '../../../src/model/validate-constraints.ts';
import type { Shape } from '../../../src/semantics/shape.ts';
import { emptyScope, type Symbols } from '../../../src/semantics/symbols.ts';
import { idleRules } from '../../../src/semantics/validate-effect.ts';
import { knownValidateRules, parseValidateTag } from '../../../src/semantics/validate-tag.ts';

const symbols: Symbols = { types: new Map(), services: [], routes: [] } as unknown as Symbols; // builtin types only
const text = { node: { kind: 'named-type', name: 'string', arguments: [], start: 0, end: 6 } as const };
const item = { ...text, scope: emptyScope, file: 'a.api' };

const shapes: readonly Shape[] = [
  { kind: 'string', name: 'string', isNullable: false },
  { kind: 'integer', name: 'int', isNullable: false },
  { kind: 'float', name: 'float64', isNullable: false },
  { kind: 'boolean', name: 'bool', isNullable: false },
  { kind: 'array', items: item, length: null, isNullable: false },
  { kind: 'map', key: item, value: item, isNullable: false },
  { kind: 'any', name: 'any', isNullable: false },
  { kind: 'time', name: 'time', isNullable: false },
];

/** What holds of every value of a type, or says how the others are read. */
const silent = new Set(['required', 'omitempty', 'dive', 'keys', 'endkeys', 'number', 'numeric', 'boolean']);
const rules = [...knownValidateRules].filter((name) => !silent.has(name));

describe('what rules ask for', () => {
  it.each(shapes.map((shape) => [shape.kind, shape] as const))(
    'is told to be nothing exactly where it is nothing: %s',
    (_, shape) => {
      const wrong = rules.flatMap((name) =>
        ['', '=', '=3', '=-1.5', '=abc', '=true', '=2006-01-02'].flatMap((value) => {
          const parsed = parseValidateTag(`${name}${value}`);
          const isIdle = idleRules(parsed, shape, symbols).length > 0;
          const asks = Object.keys(validateConstraints(parsed, shape, symbols)).length > 0;
          return isIdle === asks ? [`${name}${value}`] : [];
        }),
      );
      expect(wrong).toEqual([]);
    },
  );
});
