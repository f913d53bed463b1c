import { generateModels, loadModels } from './generated-model.ts';
import { medianOf, ratioTo, runInRounds } from './in-rounds.ts';
import { benchScript } from './tables.ts';

/** Times a row that is remembered in Redis against the same row of the database. */
export async function benchCache(
  dialect: 'mysql' | 'postgres',
  url: string,
  redisUrl: string,
  { work, say }: { readonly work: string; readonly say: (line: string) => void },
): Promise<void> {
  const folder = `${work}/${dialect}-cached`;
  generateModels(folder, dialect, benchScript(dialect), ['--cache']);
  const { openModels } = await loadModels(folder);
  const pool = { min: 1, max: 1 };
  const cached = await openModels({ url, pool }, { cache: { url: redisUrl } });
  const { openModels: openPlain } = await loadModels(`${work}/${dialect}`);
  const plain = await openPlain({ url, pool });
  const run = (users: typeof plain.models.users) => async (number: number) =>
    users.findById((number % 100) + 1);
  const [base = [], hit = []] = await runInRounds(
    [{ run: run(plain.models.users) }, { run: run(cached.models.users) }],
    { rounds: 40, operations: 100, warmUp: 2_000 },
  );
  say(
    `  ${'cache hit (Redis)'.padEnd(20)}${medianOf(hit, 'wall').toFixed(0)} µs = ` +
      `${ratioTo(base, hit, 'wall').toFixed(2)} x select by key of the model`,
  );
  await cached.close();
  await plain.close();
}
