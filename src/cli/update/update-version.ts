import { compareVersions, versionPattern } from '../../base/version.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** A version that is none. */
export const updateVersionInvalid = defineDiagnostic({
  code: 'update-version-invalid',
  severity: 'error',
  message: '"{to}" is not a version. Give one such as "{running}", or leave out --to.',
  explanation: '"apigen update --to" takes an exact version, so that everybody gets the same.',
});

/** Another version than the one that runs. */
export const updateVersionElsewhere = defineDiagnostic({
  code: 'update-version-elsewhere',
  severity: 'error',
  message:
    'This is apigen {running}, which can write its own files only. Run "npx apigen@{to} update" for those of {to}.',
  explanation:
    'What a version of apigen writes is part of that version. Installing another one is left to you and your package manager.',
});

/** A project that a later version updated already. */
export const updateBackwards = defineDiagnostic({
  code: 'update-backwards',
  severity: 'error',
  message:
    'The project was updated by apigen {recorded}, and this is the older {running}. Run "npx apigen@{recorded} update", or go back on purpose with "apigen update --to {running}".',
  explanation:
    'An older apigen would take back what a newer one brought to the project. Usually one machine just has an old version installed.',
});

/** Why the running version may not update a project; undefined when it may. `recorded` is the version that last did, empty where nobody knows. */
export function refuseVersion(
  to: string | undefined,
  running: string,
  recorded: string,
): Diagnostic | undefined {
  if (to === running) return undefined;
  if (to !== undefined) {
    return versionPattern.test(to)
      ? report(updateVersionElsewhere, { running, to })
      : report(updateVersionInvalid, { running, to });
  }
  const isOlder = versionPattern.test(recorded) && compareVersions(running, recorded) < 0;
  return isOlder ? report(updateBackwards, { recorded, running }) : undefined;
}
