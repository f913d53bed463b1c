import { terminalText } from '../base/literal.ts';
import { joinPath } from '../base/path.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Checked } from '../diagnostics/result.ts';
import type { FileSystem } from '../host/ports.ts';
import { emptyManifest, manifestFormat, parseManifest, type Manifest } from './manifest.ts';
import { manifestPath } from './project-path.ts';

/** A manifest that is no manifest. */
export const manifestCorrupt = defineDiagnostic({
  code: 'manifest-corrupt',
  severity: 'warning',
  message: 'The manifest "{path}" cannot be read, so every existing file counts as not written by apigen.',
  explanation:
    'The manifest records which files apigen wrote. Without it nothing is overwritten or deleted; files that are equal to what would be generated are taken over. Restore it from version control if you can.',
});

/** A manifest with the conflict markers of git in it. */
export const manifestMerged = defineDiagnostic({
  code: 'manifest-merged',
  severity: 'warning',
  message:
    'The manifest "{path}" holds conflict markers of git; it is rebuilt from both sides, the disk and the contract.',
  explanation:
    'Two branches generated from different contracts. Merge the contract, run "apigen generate", and commit the manifest that it writes: there is never a need to merge it by hand.',
});

/** A manifest of a later format. */
export const manifestNewer = defineDiagnostic({
  code: 'manifest-newer',
  severity: 'error',
  message:
    'The manifest "{path}" has format {format}, but this apigen knows formats up to {known}. Install a newer apigen.',
  explanation:
    'A newer apigen wrote this project. An older one cannot know what it recorded and would treat its files wrongly, so it stops before touching anything.',
});

/** A manifest that names a place outside the project. */
export const manifestPathRefused = defineDiagnostic({
  code: 'manifest-path-refused',
  severity: 'warning',
  message: 'The manifest names "{path}", which is not a place inside the project; the entry is ignored.',
  explanation:
    'Files are only ever written and deleted inside the project. An entry that points elsewhere was not written by apigen.',
});

/** A manifest as found, with its exact text to notice a change before committing. */
export interface FoundManifest {
  readonly manifest: Manifest;
  /** Undefined when there is none. */
  readonly text: string | undefined;
}

/**
 * Reads the manifest of the project at `root`; a missing or corrupt one is an empty one. `known` is what was found
 * before, of a manifest that was whole: most often it is still the same text.
 */
export async function readManifest(
  files: FileSystem,
  root: string,
  known?: FoundManifest,
): Promise<Checked<FoundManifest>> {
  const path = joinPath(root, manifestPath);
  if ((await files.kind(path)) !== 'file') {
    return { value: { manifest: emptyManifest, text: undefined }, diagnostics: [] };
  }
  const text = new TextDecoder().decode(await files.read(path));
  if (known !== undefined && known.text === text) return { value: known, diagnostics: [] };
  const parsed = parseManifest(text);
  switch (parsed.kind) {
    case 'corrupt':
      return {
        value: { manifest: emptyManifest, text },
        diagnostics: [report(manifestCorrupt, { path: manifestPath })],
      };
    case 'newer':
      return {
        value: { manifest: emptyManifest, text },
        diagnostics: [
          report(manifestNewer, { path: manifestPath, format: parsed.format, known: manifestFormat }),
        ],
      };
    case 'ok':
    case 'merged':
      return {
        value: { manifest: parsed.manifest, text },
        diagnostics: [
          ...(parsed.kind === 'merged' ? [report(manifestMerged, { path: manifestPath })] : []),
          ...parsed.refusedPaths.map((refused) =>
            report(manifestPathRefused, { path: terminalText(refused) }),
          ),
        ],
      };
  }
}
