import type { Metric, Registry } from 'prom-client';

/** How often something happened and how long it took in all, for one set of labels. */
export interface Series {
  readonly labels: object;
  /** How often per bucket, not added up; the last is above every bound. */
  readonly buckets: number[];
  /** Seconds. */
  sum: number;
}

/** What a histogram is called, and where its buckets end. */
export interface HistogramOptions {
  readonly name: string;
  readonly help: string;
  /** Seconds, smallest first. */
  readonly bounds: readonly number[];
}

/**
 * A histogram of durations. Observing is an addition in an array, because it happens for every
 * request and every statement; text is made when somebody reads.
 */
export class Histogram {
  readonly #options: HistogramOptions;
  readonly #all: Series[] = [];

  constructor(options: HistogramOptions) {
    this.#options = options;
  }

  /** How many series there are. */
  get size(): number {
    return this.#all.length;
  }

  /** Begins the series of labels that have none yet. */
  addSeries(labels: object): Series {
    const buckets: number[] = Array(this.#options.bounds.length + 1).fill(0);
    const series = { labels, buckets, sum: 0 };
    this.#all.push(series);
    return series;
  }

  /** Adds one duration to a series. */
  observe(series: Series, seconds: number): void {
    const { bounds } = this.#options;
    const found = bounds.findIndex((bound) => seconds <= bound);
    const bucket = found === -1 ? bounds.length : found;
    series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
    series.sum += seconds;
  }

  /** Adds the histogram to what a registry shows. */
  register(registry: Registry): void {
    const metric = { name: this.#options.name, get: async () => this.#snapshot() };
    registry.registerMetric(metric as unknown as Metric); // a registry asks a metric for its name and `get()` alone
  }

  #snapshot(): object {
    const { name, help } = this.#options;
    const values = this.#all.flatMap((series) => this.#samplesOf(series));
    return { name, help, type: 'histogram', aggregator: 'sum', values };
  }

  #samplesOf({ labels, buckets, sum }: Series): object[] {
    const { name, bounds } = this.#options;
    let total = 0;
    const counts = buckets.map((count, index) => {
      total += count;
      const le = bounds[index] ?? '+Inf';
      return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: total };
    });
    return [
      ...counts,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: total },
    ];
  }
}
