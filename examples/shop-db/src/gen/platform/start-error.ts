/** A reason not to start that its owner can mend: told in full sentences, without a stack. */
export class StartError extends Error {
  constructor(summary: string, problems: readonly string[] = []) {
    super([summary, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'StartError';
  }
}
