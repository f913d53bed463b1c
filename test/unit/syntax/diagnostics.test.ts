import { describe, expect, it } from 'vitest';
import type { DiagnosticDefinition } from '../../../src/diagnostics/definition.ts';
import * as field from '../../../src/syntax/diagnostics/field.ts';
import * as lexical from '../../../src/syntax/diagnostics/lexical.ts';
import * as limit from '../../../src/syntax/diagnostics/limit.ts';
import * as route from '../../../src/syntax/diagnostics/route.ts';
import * as structure from '../../../src/syntax/diagnostics/structure.ts';
import * as value from '../../../src/syntax/diagnostics/value.ts';
import { readText } from '../../support/read-contract-text.ts';

const groups: Readonly<Record<string, DiagnosticDefinition>>[] = [field, lexical, route, structure, value];
const definitions = groups.flatMap((group) => Object.values(group));

describe('the diagnostics of the syntax', () => {
  it('have codes of their own', () => {
    const codes = [...definitions, ...Object.values(limit)].map((definition) => definition.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(definitions)('$code is found in its wrong example alone', ({ code, example }) => {
    expect(readText(example?.wrong ?? '').findings.map((finding) => finding.split(' ')[1])).toEqual([code]);
    expect(example).toBeDefined();
    expect(readText(example?.right ?? '').findings).toEqual([]);
  });
});
