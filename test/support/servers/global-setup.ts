import type { TestProject } from 'vitest/node';
import { startMysql } from './mysql-server.ts';
import { startPostgres } from './postgres-server.ts';
import { startRedis } from './redis-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Ports of the servers that run for the whole project; 0 where one could not be installed. */
    readonly ports: { readonly mysql: number; readonly postgres: number; readonly redis: number };
  }
}

/** One server of each kind for all files of a project; every test makes a database of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all([startMysql(), startPostgres(), startRedis()]);
  const [mysql, postgres, redis] = servers;
  project.provide('ports', {
    mysql: mysql?.port ?? 0,
    postgres: postgres?.port ?? 0,
    redis: redis?.port ?? 0,
  });
  return async () => {
    for (const server of servers) await server?.remove();
  };
}
