/**
 * `npm run fuzz`: tries the properties with cases that nobody has tried, a new seed a round, until one fails or the
 * rounds are over. Takes the rounds (10 unless told) and whatever vitest takes, the suites or files to run for one.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [first = '', ...others] = process.argv.slice(2);
const isCount = /^[1-9]\d*$/.test(first);
const rounds = isCount ? Number(first) : 10;
const told = isCount || first === '' ? others : [first, ...others];
const what = told.length === 0 ? ['--project', 'unit', '--project', 'conformance'] : told;

for (let round = 1; round <= rounds; round++) {
  const seed = randomInt(2 ** 31 - 1);
  console.log(`\nRound ${round} of ${rounds}: APIGEN_SEED=${seed} npm test -- ${what.join(' ')}`);
  const { status } = spawnSync('vitest', ['run', '--config', 'test/vitest.config.ts', ...what], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, APIGEN_SEED: `${seed}` },
  });
  if (status !== 0) {
    console.error(`Round ${round} failed; the line above it shows the same cases again.`);
    process.exit(status ?? 1);
  }
}
