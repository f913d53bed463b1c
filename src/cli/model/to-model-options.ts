import type { DatabaseSettings } from '../../config/database-settings.ts';
import type { ModelOptions } from '../../targets/model/model-options.ts';

/** What the settings say about models. `int64` is what the project says about all 64-bit integers. */
export function toModelOptions(
  settings: DatabaseSettings,
  { int64, folder, isService }: Pick<ModelOptions, 'int64' | 'folder' | 'isService'>,
): ModelOptions {
  const { dialects, naming, types, renames, cache, softDelete, versionColumn, readOnly } = settings;
  return {
    folder,
    isService,
    dialects,
    naming,
    int64: settings.int64 ?? int64,
    types,
    renames,
    cache: cache ?? null,
    softDelete,
    versionColumn,
    readOnly,
  };
}
