import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compile } from '../support/compile.ts';
import { generateService } from '../support/generate-service.ts';
import { requestContract } from '../support/request-contract.ts';
import { labFolder, run, typeCheck } from '../support/service-lab.ts';

const contracts = fc.sample(requestContract, process.env['APIGEN_ALL'] === '1' ? 400 : 8);

describe('services of random requests', { concurrent: availableParallelism() > 1 }, () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it.for(contracts.map((contract, index) => ({ contract, index })))(
    'service $index type-checks strictly, and passes its own tests',
    async ({ contract }) => {
      const { value, diagnostics } = await compile({ 'user.api': contract });
      if (value === null) throw new Error(`${JSON.stringify(diagnostics)}\n${contract}`);
      const folder = await labFolder('requests');
      folders.push(folder);
      for (const { path, content } of (await generateService(value)).values()) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      const types = await typeCheck(folder);
      expect(types.exitCode, `${types.output}\n${contract}`).toBe(0);
      const test = ['--test', '--test-isolation=none', 'test/gen/contract.test.ts'];
      const tests = await run(process.execPath, test, folder, { NODE_ENV: 'test' });
      expect(tests.exitCode, `${tests.output}\n${contract}`).toBe(0);
    },
  );
});
