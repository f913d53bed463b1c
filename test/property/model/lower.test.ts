import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../src/diagnostics/diagnostic.ts';
import { modelToJson } from '../../../src/model/json.ts';
import { lower } from '../../../src/model/lower.ts';
import { analyze } from '../../../src/semantics/analyze.ts';
import { assembleContract, contractParts } from '../../support/contract-arbitrary.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { brokenInvariants } from '../../support/model-invariants.ts';

const others = ['a.api', 'sub/b.api', 'sub/c.api'];

/** What a run over these files in this folder finds and makes. */
async function outcome(files: Readonly<Record<string, string>>, folder: string): Promise<string> {
  const placed = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  const { value, diagnostics } = await analyze(memoryFiles(placed), `${folder}/user.api`);
  if (!hasErrors(diagnostics)) return modelToJson(lower(value));
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  return JSON.stringify(errors.map(({ code, span, message }) => [code, span?.file, message]));
}

/** Offsets move with the imports above them; everything else must not. */
function withoutPlaces(json: string): string {
  return json.replaceAll(/"(?:line|start|end|column)": \d+/g, '');
}

describe('lower', () => {
  it('does not depend on the order of imports', async () => {
    await fc.assert(
      fc.asyncProperty(contractParts, fc.shuffledSubarray(others, { minLength: 3 }), async (parts, order) => {
        const straight = await outcome(assembleContract(parts, others), '/memory');
        const shuffled = await outcome(assembleContract(parts, order), '/memory');
        expect(withoutPlaces(shuffled)).toBe(withoutPlaces(straight));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the folder that the contract lies in', async () => {
    await fc.assert(
      fc.asyncProperty(contractParts, async (parts) => {
        const files = assembleContract(parts, others);
        expect(await outcome(files, '/some/where else/deep')).toBe(await outcome(files, '/memory'));
      }),
      { numRuns: 40 },
    );
  });

  it('gives targets what they rely on for every contract without errors', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(contractParts, async (parts) => {
        const { value, diagnostics } = await analyze(
          memoryFiles(assembleContract(parts, others)),
          '/memory/user.api',
        );
        if (hasErrors(diagnostics)) return;
        accepted += 1;
        expect(brokenInvariants(lower(value))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    // The generator is of use only while much of what it makes is right: 85 of 150 in the mean, hardly ever under 60.
    expect(accepted).toBeGreaterThan(50);
  });
});
