import { cpSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSigner } from 'fast-jwt';
import { camelCase, kebabCase } from '../../../src/base/naming.ts';
import { apigen, labFolder } from '../../support/service-lab.ts';
import { medianOf, ratioTo, type Sample } from '../models/in-rounds.ts';
import { installLoadTool, load, type LoadedRequest } from './load-tool.ts';
import { type ServiceCandidate, startCandidate } from './start-candidate.ts';

type Say = (line: string) => void;

const secret = 'a secret of this benchmark alone, and long enough';

const item = "{ id: req.id, name: 'A chair', price: 49.5, tags: ['wood', 'red'], note: 'Four legs.' }";

/** What the logic gives, by handler. */
const results = { GetItem: item, GetOwnItem: item, CreateItem: '{ id: 7, ...req }' };

/** Times a generated service, with all that it does in production, against bare Fastify with the same schemas. */
export async function benchServices(_work: string, say: Say): Promise<void> {
  const tool = installLoadTool();
  const folder = await generateService();
  const candidates = [
    await startCandidate('bare Fastify', folder, 'bare.ts'),
    await startCandidate('generated', folder, 'src/main.ts', {
      BENCH_API__JWT__AUTH__SECRET: secret,
      BENCH_API__THROTTLE__MAX: '1000000000',
    }),
  ];
  try {
    say(
      'services: generated, with validation, log, headers, throttle, metrics, timeouts and checked responses, against bare ' +
        'Fastify with the same schemas; 32 connections. Medians of rounds in turn.',
    );
    for (const [title, request] of Object.entries(requests())) {
      const [bare = [], generated = []] = await inRounds(candidates, request, tool);
      const share = (of: keyof Sample): string => (1 / ratioTo(bare, generated, of)).toFixed(2);
      const micros = (samples: readonly Sample[]): string => `${medianOf(samples, 'cpu').toFixed(0)} µs`;
      say(
        `  ${title.padEnd(16)} ${share('wall')} of bare Fastify's requests a second; processor time of a request ` +
          `${micros(generated)} against ${micros(bare)} (${share('cpu')})`,
      );
    }
  } finally {
    for (const candidate of candidates) await candidate.stop();
  }
}

function requests(): Readonly<Record<string, LoadedRequest>> {
  const token = createSigner({ key: secret, expiresIn: 3_600_000 })({ sub: 'somebody' });
  const body = JSON.stringify({ name: 'A table', price: 120, tags: ['wood', 'new'], note: 'Round.' });
  return {
    GET: { method: 'GET', path: '/items/42' },
    'validated POST': {
      method: 'POST',
      path: '/items',
      headers: { 'content-type': 'application/json' },
      body,
    },
    'JWT GET': { method: 'GET', path: '/own/items/42', headers: { authorization: `Bearer ${token}` } },
  };
}

/** `new`, logic that gives constants, and the same by hand. */
async function generateService(): Promise<string> {
  const folder = await labFolder('bench');
  const contract = fileURLToPath(new URL('bench.api', import.meta.url));
  const args = ['new', contract, 'service', '--name', 'bench-api', '--no-install', '--skip-git'];
  const { exitCode, output } = await apigen(args, folder);
  if (exitCode !== 0) throw new Error(output);
  const service = `${folder}/service`;
  for (const [handler, result] of Object.entries(results)) {
    const name = camelCase(handler);
    writeFileSync(
      `${service}/src/logic/${kebabCase(handler)}.ts`,
      `import type { ${handler} } from '../gen/handler/root.ts';\n\n` +
        `export const ${name}: ${handler} = async (req) => (${result});\n`,
    );
  }
  cpSync(fileURLToPath(new URL('peers/bare.ts', import.meta.url)), `${service}/bare.ts`);
  return service;
}

const rounds = 6;
const secondsOfRound = 3;

/** As with models: every candidate in every round, forwards and backwards in turn; the first round warms up. */
async function inRounds(
  candidates: readonly ServiceCandidate[],
  request: LoadedRequest,
  tool: string,
): Promise<Sample[][]> {
  const samples = candidates.map((): Sample[] => []);
  for (let round = -1; round < rounds; round += 1) {
    const order = [...candidates.entries()];
    if (round % 2 !== 0) order.reverse();
    for (const [index, { url, processorTime }] of order) {
      const before = await processorTime();
      const answered = await load(tool, url, request, secondsOfRound);
      const cpu = ((await processorTime()) - before) / answered;
      if (round >= 0) samples[index]?.push({ wall: (secondsOfRound * 1e6) / answered, cpu });
    }
  }
  return samples;
}
