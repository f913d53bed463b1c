import { deepEqual } from 'node:assert/strict';
import type { Dialect } from '../../../src/database/dialect.ts';
import type { Candidate } from './candidate.ts';
import { medianOf, ratioTo, runInRounds, type Effort, type Sample, type Work } from './in-rounds.ts';
import { newUser } from './tables.ts';

/** Rows of the table that is read. */
export const storedRows = 10_000;
const bulkRows = 10_000;
/** Every candidate numbers its rows from a place of its own on, so that unique values never meet. */
const numbersOfOne = 100_000_000;

interface Operation {
  readonly name: string;
  readonly effort: Effort;
  readonly work: (candidate: Candidate, first: number) => Work;
}

function operations(isInProcess: boolean, empty: () => Promise<void>): readonly Operation[] {
  const often = isInProcess ? 300 : 120;
  const warmUp = 2_000;
  const known = (number: number): number => ((number * 7919) % storedRows) + 1;
  return [
    {
      name: 'select by key',
      effort: { rounds: 30, operations: often, warmUp },
      work: (candidate) => ({ run: async (number) => candidate.findById(known(number)) }),
    },
    {
      name: 'list of 50',
      effort: { rounds: 30, operations: often / 6, warmUp },
      work: (candidate) => ({ run: async () => candidate.list(50) }),
    },
    {
      name: 'insert',
      effort: { rounds: 30, operations: often / 2, warmUp },
      work: (candidate, first) => ({ run: async (number) => candidate.insert(newUser(first + number)) }),
    },
    {
      name: 'update',
      effort: { rounds: 30, operations: often / 2, warmUp },
      work: (candidate, first) => ({
        run: async (number) => candidate.update(known(number), `Name ${first + number}`),
      }),
    },
    {
      name: `insert ${bulkRows.toLocaleString('en')} rows`,
      effort: { rounds: 6, operations: 1, warmUp: 2 },
      work: (candidate, first) => bulkWork(candidate, first, empty),
    },
  ];
}

function bulkWork(candidate: Candidate, first: number, empty: () => Promise<void>): Work {
  let next = first + numbersOfOne / 2;
  let rows: ReturnType<typeof newUser>[] = [];
  return {
    before: async () => {
      rows = Array.from({ length: bulkRows }, (_row, index) => newUser(next + index));
      next += bulkRows;
      await empty();
    },
    run: async () => candidate.insertMany(rows),
  };
}

/** The candidates on one database; the first is the bare driver that all are compared with, the second the model. */
export interface OperationsBench {
  readonly dialect: Dialect;
  readonly title: string;
  readonly candidates: readonly Candidate[];
  /** Empties the table that is written. */
  readonly empty: () => Promise<void>;
}

/** Proves that model and bare driver give the same rows, then prints a line for every operation. */
export async function benchOperations(bench: OperationsBench, say: (line: string) => void): Promise<void> {
  const { candidates, dialect, title } = bench;
  await proveSame(candidates);
  say(`${title}: times of the bare driver${headings(candidates)}   (goal of the model <= 1.15)`);
  for (const { name, effort, work } of operations(dialect === 'sqlite', bench.empty)) {
    const works = candidates.map((candidate, index) => work(candidate, (index + 1) * numbersOfOne));
    const [base = [], ...others] = await runInRounds(works, effort);
    const ratios = others.map((samples) => ratioTo(base, samples, 'wall').toFixed(2).padStart(9));
    const [model = []] = others;
    say(
      `  ${name.padEnd(20)}${duration(base).padStart(9)}${ratios.join('')}` +
        `   processor time of the model ${ratioTo(base, model, 'cpu').toFixed(2)}`,
    );
  }
}

function headings([, ...others]: readonly Candidate[]): string {
  return `, ${others.map(({ name }) => name).join(', ')} as multiples of it`;
}

async function proveSame([bare, model]: readonly Candidate[]): Promise<void> {
  if (bare === undefined || model === undefined) return;
  // Rows of node:sqlite have no prototype, which is no difference here.
  deepEqual(await model.findById(7), { ...Object(await bare.findById(7)) });
  const listed = await bare.list(50);
  deepEqual(
    await model.list(50),
    listed.map((row) => ({ ...Object(row) })),
  );
  const place = { id: 0, email: '', name: '', nickname: '' };
  const [one, two] = [await bare.insert(newUser(1)), await model.insert({ ...newUser(1), ...unique })];
  deepEqual({ ...Object(two), ...place }, { ...Object(one), ...place });
}

const unique = { email: 'other@example.com' };

function duration(samples: readonly Sample[]): string {
  const micros = medianOf(samples, 'wall');
  return micros < 10_000 ? `${micros.toFixed(micros < 100 ? 1 : 0)} µs` : `${(micros / 1000).toFixed(0)} ms`;
}
