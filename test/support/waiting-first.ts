import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects in the order in which they begin: first those that wait for other processes, last the many quick files. */
const order = ['e2e', 'database', 'golden', 'conformance', 'unit'];

/** Files that take longest. One that begins last is one that all others wait for. */
const longest = ['corpus', 'kill', 'kill-rename', 'examples', 'pool', 'mysql-ddl', 'sequence', 'slice'];

/** Lets the processors work while something waits, and ends with what is short. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = await super.sort(files);
    return known.toSorted((a, b) => projectRank(a) - projectRank(b) || fileRank(a) - fileRank(b));
  }
}

function projectRank({ project }: TestSpecification): number {
  return order.indexOf(project.name);
}

function fileRank({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return rank === -1 ? longest.length : rank;
}
