import type { Source } from '../base/source.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileDiff } from '../workspace/diff.ts';
import type { FileStatus } from '../workspace/file-states.ts';
import type { Plan } from '../workspace/plan.ts';
import type { ExitCode } from './exit-code.ts';
import type { MigrateResult } from './migrate/migrate-result.ts';

/** What a command did, as data; a presenter makes text or JSON of it. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Those among them that the last run told already: people are told how many there are. */
  readonly standing?: readonly Diagnostic[];
  /** The texts that diagnostics point into, and the folder, relative to the working directory, that their paths start from. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly sourceFolder: string;
  readonly result: Result;
}

/** The part of an outcome that differs between commands. */
export type Result =
  NoResult | TextResult | CheckResult | StatusResult | PlanResult | ProjectsResult | MigrateResult;

interface NoResult {
  readonly kind: 'none';
}

/** A finished text, printed as it is: a model, a page, a script. */
interface TextResult {
  readonly kind: 'text';
  readonly text: string;
}

/** What a contract holds. */
export interface CheckResult {
  readonly kind: 'check';
  readonly contract: string;
  readonly service: string;
  readonly routes: number;
  readonly types: number;
}

/** How a project stands. */
export interface StatusResult {
  readonly kind: 'status';
  /** Relative to the working directory: `user-api`, or `.`. */
  readonly directory: string;
  readonly service: string;
  /** The version that runs, and the one that generated last; null when nothing is recorded. */
  readonly version: string;
  readonly generatedBy: string | null;
  /** Since the last run. */
  readonly isContractChanged: boolean;
  readonly isConfigurationChanged: boolean;
  readonly files: readonly FileStatus[];
  /** Show also what needs no attention. */
  readonly showsAll: boolean;
  /** Commands that would bring it in order, in order. */
  readonly nextSteps: readonly string[];
}

/** A plan that was, or would be, committed. */
export interface PlanResult {
  readonly kind: 'plan';
  /** Whether a whole project was made, as opposed to one that is kept up to date. */
  readonly isNew: boolean;
  readonly isDryRun: boolean;
  /** Relative to the working directory: `user-api`, or `.`. */
  readonly directory: string;
  readonly service: string;
  /** Absent where the contract was not even read. */
  readonly routes?: number;
  readonly plan: Plan;
  /** Sentences about what was done besides writing files. */
  readonly notes: readonly string[];
  /** Commands that the user would type next, in order. */
  readonly nextSteps: readonly string[];
  /** Nothing was to be written; what the plan would write is drift. */
  readonly isCheck?: boolean;
  /** The manifest is, or would be, written, whatever else is. */
  readonly isManifestStale?: boolean;
  /** What changes inside the files, where that was asked for or decides what to do next. */
  readonly diffs?: readonly FileDiff[];
  /** Nobody asked for the diffs, so they are not shown without end. */
  readonly isDiffCut?: boolean;
  /** Files of the owner's that no longer compile, where that was looked at. */
  readonly affectedFiles?: readonly AffectedFile[];
}

/** What became of several projects. */
export interface ProjectsResult {
  readonly kind: 'projects';
  readonly projects: readonly ProjectOutcome[];
}

/** What became of one of several projects. */
export interface ProjectOutcome {
  /** Relative to the working directory. */
  readonly directory: string;
  readonly outcome: Outcome;
}

/** A file of the owner's that does not compile, with its first problem. */
export interface AffectedFile {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What the compiler calls the problem: `TS2322`. */
  readonly code: string;
  readonly reason: string;
  /** How many problems the file has. */
  readonly count: number;
}

/** An outcome of diagnostics alone. */
export function failed(
  exitCode: ExitCode,
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source> = new Map(),
  sourceFolder = '',
): Outcome {
  return { exitCode, diagnostics, sources, sourceFolder, result: { kind: 'none' } };
}

/** A successful outcome without diagnostics. */
export function done(result: Result): Outcome {
  return { exitCode: 0, diagnostics: [], sources: new Map(), sourceFolder: '', result };
}
