import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../diagnostics/result.ts';
import { check } from './check.ts';
import { loadProgram } from './load.ts';
import type { Program } from './program.ts';
import type { ContractFiles } from './read-contract.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

/**
 * Loads a contract and checks its meaning. A contract that could not be read whole is not checked: what is missing
 * would be reported once more as undeclared.
 */
export async function analyze(files: ContractFiles, rootPath: string): Promise<Checked<Program>> {
  const loaded = await loadProgram(files, rootPath);
  if (hasErrors(loaded.diagnostics)) return loaded;
  const { value: program, diagnostics } = loaded;
  return { value: program, diagnostics: sortDiagnostics(program, [...diagnostics, ...check(program)]) };
}
