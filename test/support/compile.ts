import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import type { Checked } from '../../src/diagnostics/result.ts';
import { lower } from '../../src/model/lower.ts';
import type { ServiceModel } from '../../src/model/model.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import { absolutePath, memoryFiles } from './memory-files.ts';

/** The model of a contract in memory, null when there are errors: what a user's run does up to the plan. */
export async function compile(
  files: Readonly<Record<string, string | Uint8Array>>,
  root = Object.keys(files)[0] ?? 'user.api',
): Promise<Checked<ServiceModel | null>> {
  const { value, diagnostics } = await analyze(memoryFiles(files), absolutePath(root));
  return { value: hasErrors(diagnostics) ? null : lower(value), diagnostics };
}
