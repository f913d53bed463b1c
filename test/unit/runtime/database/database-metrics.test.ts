import { Registry } from 'prom-client';
import { expect, it, onTestFinished } from 'vitest';
import { showDatabaseMetrics } from '../../../../src/runtime/database/database-metrics.ts';
import { openDatabase } from '../../../../src/runtime/database/open-database.ts';
import { showCacheMetrics } from '../../../../src/runtime/database/service/show-cache-metrics.ts';
import { StatementHistogram } from '../../../../src/runtime/database/statement-histogram.ts';

it('shows connections, durations by model and operation, and errors by kind', async () => {
  const database = await openDatabase(
    { url: 'sqlite::memory:' },
    { drivers: { sqlite: () => import('../../../../src/runtime/database/sqlite/open-sqlite.ts') } },
  );
  onTestFinished(async () => database.close());
  const registry = new Registry();
  showDatabaseMetrics(registry, database);
  const { session } = database;
  const label = { model: 'users', operation: 'findById' };
  for (let turn = 0; turn < 3; turn++) await session.run('select 1', [], { label });
  await session.run('select nope', []).catch(() => undefined);
  await session.db.selectFrom('sqlite_schema').selectAll().execute();
  const text = await registry.metrics();
  expect(text).toContain('db_statement_duration_seconds_count{model="users",operation="findById"} 3');
  expect(text).toContain('db_statement_duration_seconds_count{model="query",operation="select"} 1');
  expect(text).toContain('db_statement_duration_seconds_count{model="other",operation="other"} 1');
  expect(text).toContain('db_errors_total{kind="missing"} 1');
  expect(text).toContain('db_pool_connections{state="idle"} 1');
  expect(text).toContain('db_pool_connections_max 1');
  expect(text).toContain('db_pool_waiting 0');
});

it('bounds the series that labels can make', async () => {
  const histogram = new StatementHistogram();
  for (let index = 0; index < 5_000; index++) histogram.observe({ model: `m${index}`, operation: 'x' }, 1);
  const registry = new Registry();
  histogram.register(registry);
  const text = await registry.metrics();
  expect(text.match(/_count\{/g)?.length).toBeLessThanOrEqual(2_001);
  expect(text).toContain('db_statement_duration_seconds_count{model="other",operation="other"} 3000');
});

it('shows what the cache did', async () => {
  const registry = new Registry();
  const stats = { hits: 3, emptyHits: 1, misses: 2, errors: 0, unforgotten: 4 };
  showCacheMetrics(registry, { stats });
  await registry.metrics();
  const text = await registry.metrics();
  expect(text).toContain('db_cache_reads_total{result="hit"} 3');
  expect(text).toContain('db_cache_reads_total{result="miss"} 2');
  expect(text).toContain('db_cache_unforgotten 4');
});
