import type { Registry } from 'prom-client';
import { Histogram, type Series } from './histogram.ts';

/** What requests are told apart by. All three have few values. */
export interface RequestLabels {
  readonly method: string;
  readonly route: string;
  readonly status: number;
}

/** The histogram of request durations. */
export class DurationHistogram {
  readonly #histogram = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route.',
    bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  readonly #series = new Map<string, Series>();

  /** Adds one request. */
  observe(labels: RequestLabels, seconds: number): void {
    const key = `${labels.status} ${labels.method} ${labels.route}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      series = this.#histogram.addSeries(labels);
      this.#series.set(key, series);
    }
    this.#histogram.observe(series, seconds);
  }

  /** Adds the histogram to what a registry shows. */
  register(registry: Registry): void {
    this.#histogram.register(registry);
  }
}
