import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { manifestPath } from '../../workspace/project-path.ts';
import { manifestMerged } from '../../workspace/read-manifest.ts';

/** Two branches meet in the manifest. */
export const manifestUnsettled = defineDiagnostic({
  code: 'manifest-unsettled',
  severity: 'error',
  message:
    'The manifest "{path}" holds conflict markers of git. Run "apigen generate", which settles them, and then this command again.',
  explanation:
    'Which branch last wrote a generated file only shows when all of them are generated again. A command that writes the manifest for a few files would have to guess for the others.',
});

/** Why a command that does not generate everything may not write the manifest with these findings; undefined when it may. */
export function refuseUnsettled(findings: readonly Diagnostic[]): Diagnostic | undefined {
  return findings.some(({ code }) => code === manifestMerged.code)
    ? report(manifestUnsettled, { path: manifestPath })
    : undefined;
}
