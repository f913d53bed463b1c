import { hashText } from '../../base/hash.ts';
import { compareVersions, versionPattern } from '../../base/version.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Manifest, ManifestEntry } from '../../workspace/manifest.ts';

/** A migration has no room for a file. */
export const migrationBlocked = defineDiagnostic({
  code: 'migration-blocked',
  severity: 'error',
  message:
    'This update moves a file to "{path}", but something stands there already. Move it away, and run "apigen update" again.',
  explanation:
    'A new version of apigen has another place for one of the files that it once wrote. Nothing of yours is ever overwritten, so the place must be free. Nothing was written.',
});

/** The settings and the scaffold of a project, by path. Files that their owner deleted are missing. */
export type ProjectTexts = ReadonlyMap<string, string>;

/** What a project needs besides a merge to go from one version of apigen to a later one. */
export interface Migration {
  /** The first version whose projects need it. */
  readonly from: string;
  /** The version that no longer needs it. */
  readonly to: string;
  /** A sentence for the owner that says what was done. */
  readonly summary: string;
  /**
   * The texts as they are afterwards; a path that is gone and a new one are a file that moved. Pure, and calm about texts
   * that are missing or not as expected: it sees what the owner has, and what apigen once wrote, one after the other.
   */
  readonly migrate: (texts: ProjectTexts) => ProjectTexts;
}

/** The migrations on the way between two versions, in their order; none where nobody knows where the way begins. */
export function pendingMigrations(
  migrations: readonly Migration[],
  since: string,
  now: string,
): readonly Migration[] {
  if (!versionPattern.test(since)) return [];
  let reached = since;
  return migrations.filter(({ from, to }) => {
    const isDue =
      compareVersions(since, to) < 0 && compareVersions(to, now) <= 0 && compareVersions(from, reached) <= 0;
    if (isDue && compareVersions(reached, to) < 0) reached = to;
    return isDue;
  });
}

/** Texts after some migrations. */
export function migrateTexts(texts: ProjectTexts, migrations: readonly Migration[]): ProjectTexts {
  return migrations.reduce((current, { migrate }) => migrate(current), texts);
}

/** A manifest whose bases went through some migrations too, so that a merge takes their work for nobody's change. */
export function migrateManifest(manifest: Manifest, migrations: readonly Migration[]): Manifest {
  if (migrations.length === 0) return manifest;
  const others = new Map<string, ManifestEntry>();
  const bases = new Map<string, string>();
  for (const [path, entry] of manifest.files) {
    if (entry.base === undefined) others.set(path, entry);
    else bases.set(path, entry.base);
  }
  for (const [path, base] of migrateTexts(bases, migrations)) {
    const source = manifest.files.get(path)?.source ?? 'apigen';
    others.set(path, { ownership: 'scaffold', hash: hashText(base), source, base });
  }
  return { ...manifest, files: others };
}

/** The places that some migrations need and do not have: `occupied` holds what stands at paths that were not migrated. */
export function findBlocked(migrated: ProjectTexts, occupied: ReadonlyMap<string, unknown>): Diagnostic[] {
  return [...migrated.keys()]
    .filter((path) => occupied.has(path))
    .map((path) => report(migrationBlocked, { path }));
}
