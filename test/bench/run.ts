/**
 * `npm run bench`: everything; `npm run bench -- commands`, `-- models` or `-- services`: one part. Medians, most of them
 * as ratios of one run in which all candidates took turns.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.ts';
import { benchCommands } from './bench-commands.ts';
import { benchModels } from './models/bench-models.ts';
import { benchServices } from './services/bench-services.ts';

const parts = { commands: benchCommands, models: benchModels, services: benchServices };
const cache = `${repositoryRoot}/node_modules/.cache/apigen-bench`;
// Every run writes to a place of its own and nothing is deleted before the end: some file systems make files many times
// slower right after many were deleted, and that would be measured.
const work = mkdtempSync(join(tmpdir(), 'apigen-bench-'));
const lines: string[] = [];

function say(line: string): void {
  lines.push(line);
  console.log(line);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part "${unknown[0]}": name ${Object.keys(parts).join(', ')}, or none for all.`);
  process.exit(2);
}
say(`node ${process.version}, ${process.platform} ${process.arch}`);
try {
  for (const [name, bench] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await bench(work, say);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
mkdirSync(cache, { recursive: true });
writeFileSync(`${cache}/last.txt`, `${lines.join('\n')}\n`);
