import { expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';

it('npm run demo -- --exit shows the whole first minute and ends by itself', async () => {
  const { exitCode, output } = await run(process.execPath, ['bin/demo.ts', '--exit'], repositoryRoot);
  expect(exitCode, output).toBe(0);
  expect(output).toContain('all the same');
  expect(output).toMatch(/GET \/v1\/users → 401/);
  expect(output).toMatch(/POST \/v1\/login → 429/);
  expect(output).toContain('http_');
  expect(output).toContain('The service shut down gracefully.');
});
