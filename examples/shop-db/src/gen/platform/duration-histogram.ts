import type { Metric, Registry } from 'prom-client';

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  readonly labels: RequestLabels;
  /** Requests per bucket, not added up; the last is above every bound. */
  readonly buckets: number[];
  sum: number;
}

/** What requests are told apart by. All three have few values. */
export interface RequestLabels {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

const name = 'http_request_duration_seconds';

/**
 * The histogram of request durations. Observing is an addition in an array, because it happens for
 * every request; text is made when somebody reads.
 */
export class DurationHistogram {
  readonly #all = new Map<string, Series>();

  /** Adds one request. */
  observe(labels: RequestLabels, seconds: number): void {
    const key = `${labels.status} ${labels.method} ${labels.route}`;
    let series = this.#all.get(key);
    if (series === undefined) {
      series = { labels, buckets: Array(bounds.length + 1).fill(0), sum: 0 };
      this.#all.set(key, series);
    }
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

  #snapshot(): object {
    const help = 'Time to answer a request, by route.';
    return {
      name,
      help,
      type: 'histogram',
      aggregator: 'sum',
      values: [...this.#all.values()].flatMap(samplesOf),
    };
  }
}

function samplesOf({ labels, buckets, sum }: Series): object[] {
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
