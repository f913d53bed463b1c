import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';
import { writeService } from '../support/write-service.ts';

const own = {
  'src/settings.ts': `import { count, group } from './gen/platform/setting-schema.ts';

export const appSettings = group({ maxGuests: count(4) });
`,
  'src/plugins.ts': `import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    tenant: string;
  }
}

export async function registerPlugins(app: FastifyInstance): Promise<void> {
  const urls: string[] = [];
  app.addHook('onRoute', ({ url }) => void urls.push(url));
  app.decorateRequest('tenant', '');
  app.addHook('onRequest', async (request) => {
    request.tenant = request.hostname;
  });
  app.get('/own', async () => ({ urls }));
}
`,
  'src/logic/ping.ts': `import type { Ping } from '../gen/handler/root.ts';

export const ping: Ping = async ({ config, request, reply }) => {
  const left: number = config.app.maxGuests - 1;
  reply.header('x-seen', \`\${left} \${request.tenant} \${request.ip}\`);
};
`,
  'probe.js': `import { createContext } from './src/context.ts';
import { buildApp } from './src/gen/app.ts';
import { contract } from './src/gen/contract.ts';
import { testConfig } from './src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('./', import.meta.url));
const app = await buildApp(config, await createContext(config));
const ping = await app.inject({ url: '/ping', headers: { host: 'hotel.example' } });
process.stdout.write(JSON.stringify([ping.headers['x-seen'], (await app.inject('/own')).json()]));
`,
};

let folder = '';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('plugins, hooks and settings of the owner reach the routes of the contract and their logic', async () => {
  folder = await writeService(fileURLToPath(new URL('minimal/input.api', import.meta.url)), own);

  const types = await run(join(repositoryRoot, 'node_modules/.bin/tsc'), ['-p', folder], folder);
  const { output } = await run(process.execPath, ['probe.js'], folder);

  expect(types.output).toBe('');
  expect(JSON.parse(output)).toEqual([
    '3 hotel.example 127.0.0.1',
    { urls: ['/own', '/own', '/ping', '/ping'] },
  ]);
});
