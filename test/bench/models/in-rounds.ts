/** What one candidate took for one operation. */
export interface Sample {
  /** Microseconds of an operation. */
  readonly wall: number;
  /** Microseconds of this process, all threads, for an operation. */
  readonly cpu: number;
}

/** One candidate's work: the operation with a number that counts on, and what is done before every round, which is not timed. */
export interface Work {
  readonly run: (number: number) => Promise<unknown>;
  readonly before?: () => Promise<unknown>;
}

/** How much is done. */
export interface Effort {
  readonly rounds: number;
  /** Operations of one candidate in one round. */
  readonly operations: number;
  /** Operations of one candidate before the first round: a service has warmed up long ago. */
  readonly warmUp: number;
}

/**
 * Runs all candidates in every round, forwards and backwards in turn (A B B A), so that a drift of the machine meets them
 * alike. Gives a list of samples a candidate, one sample a round.
 */
export async function runInRounds(works: readonly Work[], effort: Effort): Promise<Sample[][]> {
  const samples = works.map((): Sample[] => []);
  let number = 0;
  const warmUps = Math.ceil(effort.warmUp / effort.operations);
  for (let round = -warmUps; round < effort.rounds; round++) {
    const order = [...works.keys()];
    if (round % 2 !== 0) order.reverse();
    for (const index of order) {
      const work = works[index];
      if (work === undefined) continue;
      await work.before?.();
      const sample = await measure(work, number, effort.operations);
      if (round >= 0) samples[index]?.push(sample);
    }
    number += effort.operations;
  }
  return samples;
}

async function measure({ run }: Work, from: number, operations: number): Promise<Sample> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let index = 0; index < operations; index++) await run(from + index);
  const wall = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: wall / operations, cpu: (user + system) / operations };
}

/** The median of what rounds took. */
export function medianOf(samples: readonly Sample[], of: keyof Sample): number {
  return median(samples.map((sample) => sample[of]));
}

/** How many times as long as the base, round by round; the median of all rounds. */
export function ratioTo(base: readonly Sample[], samples: readonly Sample[], of: keyof Sample): number {
  return median(samples.map((sample, round) => sample[of] / (base[round]?.[of] ?? Number.NaN)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
