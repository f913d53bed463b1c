/** What the caller of apigen learns from its exit code; the same for every command. */
export const exitCode = {
  done: 0,
  /** The question was answered with no: something drifted, is left over or is to be applied. */
  no: 1,
  /** Usage or configuration. */
  usage: 2,
  /** Errors in the contract. */
  contract: 3,
  /** The world around: files, programs, network. */
  environment: 4,
  /** Files or migrations stand in the way: somebody's edits, or what cannot be there beside others. */
  conflict: 5,
  /** A bug of ours. */
  bug: 70,
  /** The user ended a command that goes on until then. */
  interrupted: 130,
} as const;

/** One of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
