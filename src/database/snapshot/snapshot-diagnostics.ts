import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** A snapshot that is none. */
export const snapshotCorrupt = defineDiagnostic({
  code: 'snapshot-corrupt',
  severity: 'error',
  message:
    'The snapshot of the database "{path}" cannot be used: {reason}. Restore it from version control, or read the database again with "apigen model".',
  explanation:
    'The snapshot holds the tables that models are made of, so that projects are generated and checked without the database. It is written by "apigen model" alone and committed; after a merge conflict read the database again.',
});

/** A snapshot of a later format. */
export const snapshotNewer = defineDiagnostic({
  code: 'snapshot-newer',
  severity: 'error',
  message:
    'The snapshot of the database "{path}" has format {format}, but this apigen knows formats up to {known}. Install a newer apigen.',
  explanation: 'A newer apigen wrote the snapshot. An older one cannot know what it means.',
});

/** Settings for models, and no snapshot to make them of. */
export const snapshotMissing = defineDiagnostic({
  code: 'snapshot-missing',
  severity: 'error',
  message:
    'The settings name a database, but there is no snapshot "{path}" of its tables. Read them with "{command}", or restore the file from version control.',
  explanation:
    'Models are made of the snapshot, which is committed, so that "apigen generate" needs no database. "apigen model" writes it.',
});
