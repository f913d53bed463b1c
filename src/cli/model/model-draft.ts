import { counted } from '../../base/counted.ts';
import type { Source } from '../../base/source.ts';
import type { DatabaseSettings } from '../../config/database-settings.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ModelsPlan } from '../../targets/model/plan-models.ts';
import type { ModelRequest } from './model-request.ts';

/** What a run of `apigen model` has settled before it looks at files. */
export interface ModelDraft {
  readonly request: ModelRequest;
  /** The chosen tables. */
  readonly schema: DatabaseSchema;
  readonly settings: DatabaseSettings;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Where the tables were read, for people. */
  readonly place: string;
}

/** Above so many sentences a report would hide what else it says. */
const noteLimit = 20;

/** What there is to tell about the models: how many, where from, and what follows from their conventions. */
export function modelNotes({ schema, place }: ModelDraft, { conventions }: ModelsPlan): readonly string[] {
  const notes = conventions.map(({ table, note }) => `"${table}" ${note}`);
  const rest = notes.length - noteLimit;
  return [
    `${counted(schema.tables.length, 'model')} of the tables in ${place}.`,
    ...notes.slice(0, rest > 0 ? noteLimit - 1 : noteLimit),
    ...(rest > 0 ? [`… and ${rest + 1} more of this kind; the models themselves show them.`] : []),
  ];
}
