import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { filesOf, runAgain } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';

const manifest = '.apigen/manifest.json';

/** A project after a merge: the disk is as the other branch generated it, the manifest holds both sides, ours first. */
async function mergedProject(): Promise<MemoryHost> {
  const host = await project();
  const ours = filesOf(host)[manifest] ?? '';
  await rewrite(host, 'api/user.api', (text) => text.replace('json:"name"', 'json:"title"'));
  await runAgain(['generate'], host);
  await rewrite(host, manifest, (theirs) => `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
  await rewrite(host, 'api/user.api', (text) => text.replace('json:"title"', 'json:"label"'));
  return host;
}

describe('a manifest in which two branches meet', () => {
  it.each(['docker', 'docker --dry-run', 'ci github', 'adopt', 'prune --yes', 'prune --check', 'update'])(
    'waits for "apigen generate", whatever is wanted meanwhile: %s',
    async (command) => {
      const argv = command.split(' ');
      const host = await mergedProject();
      const before = filesOf(host);
      const refused = await runAgain(argv, host);
      expect({ exit: refused.exit, stdout: refused.stdout, files: refused.files }).toEqual({
        exit: 2,
        stdout: '',
        files: before,
      });
      expect(refused.stderr).toContain('error[manifest-unsettled]');
      const settled = await runAgain(['generate'], host);
      expect(settled.exit, settled.stderr).toBe(0);
      expect((await runAgain(argv, host)).exit).toBe(0);
    },
  );
});
