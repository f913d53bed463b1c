import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Direction } from '../../semantics/slice/directions.ts';
import type { FileOutline } from '../../semantics/slice/outline.ts';

/**
 * What a run leaves for the next one to save time: its contract, cut into pieces. Only of runs that went well.
 */
export interface RunMemory {
  /** The hash of the manifest that it left: of another state of the project, which git may bring back, it knows nothing. */
  readonly manifest: string;
  readonly files: readonly RememberedFile[];
  /** Whether values of a type reach the service and leave it, by its name. */
  readonly directions: Readonly<Record<string, Direction>>;
  /** Whether the pieces of the files tell the same of the types; where they do not, an edit may turn a type unseen. */
  readonly areDirectionsTold: boolean;
  /** `package.json` as a new project would have it. */
  readonly packageJson: string;
  /** What was said of the contract, each with its place, besides that nothing uses a type. */
  readonly findings: readonly Diagnostic[];
  /** Names of types that no route uses. */
  readonly unused: readonly string[];
  /** Files of the owner's that nothing in the contract asks for any more, by their paths. */
  readonly orphans: readonly string[];
}

/** One file of the contract. */
export interface RememberedFile extends FileOutline {
  /** As the model calls it, and as a path of the project. */
  readonly path: string;
  readonly place: string;
  readonly text: string;
  /** As the manifest has it. */
  readonly hash: string;
}
