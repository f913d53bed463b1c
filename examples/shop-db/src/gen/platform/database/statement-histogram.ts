import type { Metric, Registry } from 'prom-client';
import type { StatementLabel } from './session.ts';

const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const name = 'db_statement_duration_seconds';

/** Models and operations are few; a program that makes up labels must not make up series. */
const seriesLimit = 2_000;
const otherLabel: StatementLabel = { model: 'other', operation: 'other' };

interface Series {
  readonly label: StatementLabel;
  /** Statements per bucket, not added up; the last is above every bound. */
  readonly buckets: number[];
  sum: number;
}

/** The histogram of statement durations. Observing is an addition in an array; text is made when somebody reads. */
export class StatementHistogram {
  readonly #series = new Map<string, Series>();
  readonly #known = new WeakMap<StatementLabel, Series>();

  /** Adds one statement. */
  observe(label: StatementLabel | undefined, milliseconds: number): void {
    const series = this.#seriesOf(label ?? otherLabel);
    const seconds = milliseconds / 1000;
    const found = bounds.findIndex((bound) => seconds <= bound);
    const bucket = found === -1 ? bounds.length : found;
    series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
    series.sum += seconds;
  }

  /** Adds the histogram to what a registry shows. */
  register(registry: Registry): void {
    const metric = { name, get: async () => this.#snapshot() };
    registry.registerMetric(metric as unknown as Metric); // a registry asks a metric for its name and `get()` alone
  }

  #seriesOf(label: StatementLabel): Series {
    const known = this.#known.get(label);
    if (known !== undefined) return known;
    const isFull = this.#series.size >= seriesLimit;
    const key = JSON.stringify([label.model, label.operation]);
    let series = this.#series.get(key);
    if (series === undefined && isFull && label !== otherLabel) return this.#seriesOf(otherLabel);
    series ??= { label, buckets: Array(bounds.length + 1).fill(0), sum: 0 };
    this.#series.set(key, series);
    this.#known.set(label, series);
    return series;
  }

  #snapshot(): object {
    const help = 'Time that statements took, by model and operation.';
    const values = [...this.#series.values()].flatMap(samplesOf);
    return { name, help, type: 'histogram', aggregator: 'sum', values };
  }
}

function samplesOf({ label: { model, operation }, buckets, sum }: Series): object[] {
  const labels = { model, operation };
  let total = 0;
  const counts = buckets.map((count, index) => {
    total += count;
    return {
      metricName: `${name}_bucket`,
      labels: { ...labels, le: bounds[index] ?? '+Inf' },
      value: total,
    };
  });
  return [
    ...counts,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: total },
  ];
}
