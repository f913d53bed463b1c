import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Dialect } from '../../../src/database/dialect.ts';
import { repositoryRoot } from '../../support/repository.ts';
import { installOnce } from '../install-once.ts';
import type { Candidate } from './candidate.ts';

const sources = fileURLToPath(new URL('peers', import.meta.url));

/** Drivers and query builder in the very versions that models run on. */
function ownVersion(name: string): string {
  const path = `${repositoryRoot}/node_modules/${name}/package.json`;
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }; // every package has one
  return version;
}

function manifest(): object {
  const dependencies = {
    kysely: ownVersion('kysely'),
    mysql2: ownVersion('mysql2'),
    pg: ownVersion('pg'),
    'better-sqlite3': '^13.2.0',
    'drizzle-orm': '^0.45.4',
    prisma: '^7.10.0',
    '@prisma/client': '^7.10.0',
    '@prisma/adapter-pg': '^7.10.0',
    '@prisma/adapter-mariadb': '^7.10.0',
    '@prisma/adapter-better-sqlite3': '^7.10.0',
  };
  // Older versions of this driver are compiled when they are installed.
  const overrides = { 'better-sqlite3': '$better-sqlite3' };
  return { name: 'peers', private: true, type: 'module', dependencies, overrides };
}

/** Installs kysely, drizzle and Prisma, once. Gives their folder. */
export function installPeers(): string {
  const folder = installOnce('apigen-bench-peers', manifest());
  cpSync(sources, `${folder}/peers`, { recursive: true });
  return folder;
}

/** Writes Prisma's client for a dialect. It needs no engine of Prisma's for that, only the place where one would be. */
export function generatePrismaClient(folder: string, dialect: Dialect): void {
  const args = ['prisma', 'generate', '--schema', `peers/prisma/${dialect}.prisma`];
  execFileSync('npx', ['--no-install', ...args], {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
}

/** Opens a peer. */
export async function openPeer(
  folder: string,
  peer: 'kysely' | 'drizzle' | 'prisma',
  dialect: Dialect,
  url: string,
): Promise<Candidate> {
  const module: unknown = await import(pathToFileURL(`${folder}/peers/${peer}.js`).href);
  const { open } = module as { readonly open: (dialect: Dialect, url: string) => Promise<Candidate> }; // every file of `peers` exports it
  return open(dialect, url);
}
