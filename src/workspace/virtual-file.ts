/**
 * Who a file belongs to (REGENERATION.md): `generated` is rewritten on every run, `yours` is written once and never
 * again, `scaffold` is written once and changed only by `apigen update`.
 */
export type Ownership = 'generated' | 'yours' | 'scaffold';

/** A finished file that exists only in memory. */
export interface VirtualFile {
  /** Relative to the project, `/` separators, no `..`. */
  readonly path: string;
  /** LF line ends, exactly the bytes to be written. */
  readonly content: string;
  readonly ownership: Ownership;
  /** What it was made of, for reports and the manifest: `api/user.api`, or the name of the target. */
  readonly origin: string;
  /** A secret of this machine: kept out of the manifest, of reports and of `--dry-run --json`. */
  readonly isSecret?: boolean;
  /** A source of the generation that is only copied in (the contract itself): not recorded, never an orphan. */
  readonly isInput?: boolean;
  /** `GET /v1/users/:id`, where the file serves one route: lets a renamed handler be recognised. */
  readonly route?: string;
}
