import type { Registry } from 'prom-client';
import { Histogram, type Series } from '../histogram.ts';
import type { StatementLabel } from './session.ts';

/** Models and operations are few; a program that makes up labels must not make up series. */
const seriesLimit = 2_000;
const otherLabel: StatementLabel = { model: 'other', operation: 'other' };

/** The histogram of statement durations. */
export class StatementHistogram {
  readonly #histogram = new Histogram({
    name: 'db_statement_duration_seconds',
    help: 'Time that statements took, by model and operation.',
    bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  readonly #series = new Map<string, Series>();
  readonly #known = new WeakMap<StatementLabel, Series>();

  /** Adds one statement. */
  observe(label: StatementLabel | undefined, milliseconds: number): void {
    this.#histogram.observe(this.#seriesOf(label ?? otherLabel), milliseconds / 1000);
  }

  /** Adds the histogram to what a registry shows. */
  register(registry: Registry): void {
    this.#histogram.register(registry);
  }

  #seriesOf(label: StatementLabel): Series {
    const known = this.#known.get(label);
    if (known !== undefined) return known;
    const { model, operation } = label;
    const key = JSON.stringify([model, operation]);
    let series = this.#series.get(key);
    const isFull = this.#histogram.size >= seriesLimit;
    if (series === undefined && isFull && label !== otherLabel) return this.#seriesOf(otherLabel);
    series ??= this.#histogram.addSeries({ model, operation });
    this.#series.set(key, series);
    this.#known.set(label, series);
    return series;
  }
}
