import { describe, expect, it } from 'vitest';
import { formattedName } from '../../../../src/cli/project/formatter.ts';
import type { MemoryHost, MemoryHostOptions } from '../../../../src/host/memory-host.ts';
import { cacheFolder, readCache, writeCache } from '../../../../src/workspace/cache.ts';
import { filesOf, home, runAgain } from '../../../support/run-cli.ts';
import { project, rewrite } from '../../../support/small-project.ts';

const place = `${cacheFolder}/${formattedName}`;
const handler = 'src/gen/handler/user.ts';

/** A project with a template of its own, from which nothing was generated yet. */
async function changedProject(options: MemoryHostOptions = {}): Promise<MemoryHost> {
  const host = await project(options);
  await runAgain(['template', 'init', 'service/src/gen/handler/group.ts'], host);
  const template = '.apigen/templates/service/src/gen/handler/group.ts.hbs';
  await rewrite(host, template, (text) => `${text}// Ours.\n`);
  return host;
}

describe('the formatter of a project', () => {
  it('formats once what stays the same', async () => {
    const host = await changedProject();
    const first = await runAgain(['generate'], host);
    expect({ exit: first.exit, stderr: first.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(first.files[handler]).toContain('// Ours.');
    const kept = (await readCache(host.files, home, formattedName)) ?? '';
    expect(kept).toContain('// Ours.');
    // Whatever the entry says is what is written: nothing is formatted again.
    await writeCache(host.files, home, formattedName, kept.replace('// Ours.', '// Kept.'));
    await rewrite(host, 'api/user.api', (text) => text.replace('json:"name"', 'json:"title"'));
    expect((await runAgain(['generate'], host)).files[handler]).toContain('// Kept.');
    await rewrite(host, 'api/user.api', (text) =>
      text.replace('/users/:id (UserRequest) returns', '/people/:id (UserRequest) returns'),
    );
    expect((await runAgain(['generate'], host)).files[handler]).toContain('// Ours.');
    expect(await readCache(host.files, home, formattedName)).not.toContain('// Kept.');
  });

  it('keeps nothing of another apigen, and nothing that is damaged', async () => {
    const host = await changedProject();
    await runAgain(['generate'], host);
    const kept = (await readCache(host.files, home, formattedName)) ?? '';
    const other = kept.replace('// Ours.', '// Kept.');
    expect(other).not.toBe(kept);
    await writeCache(host.files, home, formattedName, `x${other}`);
    await rewrite(host, 'api/user.api', (text) => text.replace('json:"name"', 'json:"title"'));
    expect((await runAgain(['generate'], host)).files[handler]).toContain('// Ours.');
    await rewrite(host, place, (text) => text.replace('// Ours.', '// Kept.'));
    await rewrite(host, 'api/user.api', (text) => text.replace('json:"title"', 'json:"name"'));
    expect((await runAgain(['generate'], host)).files[handler]).toContain('// Ours.');
  });

  it('leaves nothing behind a run that writes nothing, and where the cache is off', async () => {
    const idle = await changedProject();
    await runAgain(['generate'], idle);
    await idle.files.removeTree(`${home}/${cacheFolder}`);
    const forced = await runAgain(['generate', '--force'], idle);
    expect(forced.stdout).toContain('up to date');
    expect(forced.files[place]).toBeUndefined();
    const host = await changedProject();
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(1);
    expect((await runAgain(['generate', '--dry-run'], host)).exit).toBe(0);
    expect(filesOf(host)[place]).toBeUndefined();
    const other = await changedProject({ variables: { APIGEN_CACHE: 'off' } });
    expect((await runAgain(['generate'], other)).files[handler]).toContain('// Ours.');
    expect(filesOf(other)[place]).toBeUndefined();
  });
});
