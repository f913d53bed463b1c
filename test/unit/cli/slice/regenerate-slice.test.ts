import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../../src/workspace/cache.ts';
import { wholeContract } from '../../../support/edited-contract.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

const contract = wholeContract(6);
const path = 'api/user.api';
const whole = contract[path] ?? '';
const part = whole.replace('\t@handler DropItem1\n\tdelete /items1/:id (Ask1)\n', '');

describe('regenerateSlice', () => {
  it('takes what the last run remembered for that state of the project alone, whatever git brings back', async () => {
    const argv = ['new', path, '--dir', '.', '--no-install', '--skip-git'];
    const { host } = await runCli(argv, contract, { variables: { APIGEN_CACHE: 'always' } });
    const generate = async (text: string, ...flags: readonly string[]): Promise<string> => {
      await host.files.write(`${home}/${path}`, text);
      const { exit, stderr } = await runAgain(['generate', ...flags], host);
      expect(exit).toBe(0);
      return stderr;
    };
    expect(await generate(part)).toContain('"src/logic/group1/drop-item1.ts"');
    const withOrphan = filesOf(host);
    await runAgain(['prune', '--yes'], host);
    expect(await generate(`${part}\n`, '--force')).toBe('');
    expect(await generate(part)).toBe('');
    for (const [each, text] of Object.entries(withOrphan))
      if (!each.startsWith(`${cacheFolder}/`)) await host.files.write(`${home}/${each}`, text);
    expect(await generate(part.replace('"sort,', '"order,'))).toContain('"src/logic/group1/drop-item1.ts"');
  });
});
