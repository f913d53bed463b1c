import { Counter, Gauge, type Registry } from 'prom-client';
import type { Database } from './open-database.ts';
import { StatementHistogram } from './statement-histogram.ts';

/** Shows the database in `/metrics`: connections, how long statements take, and what goes wrong by kind. */
export function showDatabaseMetrics(registry: Registry, database: Database): void {
  showPool(registry, database);
  const durations = new StatementHistogram();
  durations.register(registry);
  const errors = new Counter({
    name: 'db_errors_total',
    help: 'Statements that failed, by kind.',
    labelNames: ['kind'],
    registers: [registry],
  });
  database.onStatement(({ label, milliseconds, error }) => {
    durations.observe(label, milliseconds);
    if (error !== undefined) errors.inc({ kind: error.kind });
  });
}

function showPool(registry: Registry, database: Database): void {
  new Gauge({
    name: 'db_pool_connections',
    help: 'Open connections, by whether somebody uses them.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { used, idle } = database.stats;
      this.set({ state: 'used' }, used);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'db_pool_connections_max',
    help: 'Connections that there may be.',
    registers: [registry],
    collect() {
      this.set(database.stats.max);
    },
  });
  new Gauge({
    name: 'db_pool_waiting',
    help: 'Users that wait for a connection.',
    registers: [registry],
    collect() {
      this.set(database.stats.waiting);
    },
  });
}
