import { describe, expect, it } from 'vitest';
import { run, sharedInstall } from '../support/service-lab.ts';

describe('the dependencies of a generated service', () => {
  it('have no known vulnerability', async (context) => {
    const audit = await run('npm', ['audit', '--omit=dev'], await sharedInstall());
    if (/audit endpoint returned an error|ENOAUDIT|ENOTFOUND|EAI_AGAIN/.test(audit.output)) {
      console.warn('Skipped: the registry of this machine answers no audits.');
      context.skip();
    }
    expect(audit.exitCode, audit.output).toBe(0);
  });
});
