import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { mergeFile } from '../../../../src/workspace/merge/merge-file.ts';
import { yamlFormat } from '../../../../src/workspace/merge/yaml-format.ts';
import { smallContract } from '../../../support/contracts.ts';
import { repositoryRoot } from '../../../support/repository.ts';
import { runAgain, runCli } from '../../../support/run-cli.ts';

const folder = join(repositoryRoot, 'test/merge');

/** `<case>/<path of the file>`, each a folder with the four texts. */
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/base.txt'))
  .map((path) => path.replace(/\/base\.txt$/, ''));

describe('files as projects have them after a while', () => {
  it.each(cases)('%s', (name) => {
    const read = (file: string): string => readFileSync(join(folder, name, `${file}.txt`), 'utf8');
    const versions = { base: read('base'), yours: read('yours'), apigen: read('apigen') };
    const { text, conflicts } = mergeFile(name.replace(/^[^/]*\//, ''), versions);
    expect(text).toBe(read('merged'));
    expect(conflicts).toBe(text.split('<<<<<<< yours\n').length - 1);
  });
});

describe('the YAML that apigen writes', () => {
  it('can be edited as a document: printing it again changes nothing', async () => {
    const argv = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
    const { host }: { readonly host: MemoryHost } = await runCli(argv, { 'api/user.api': smallContract });
    const { files } = await runAgain(['docker'], host);
    const yaml = Object.entries(files).filter(([path]) => /\.ya?ml$/.test(path));
    expect(yaml.map(([path]) => path)).toEqual(
      expect.arrayContaining(['compose.yaml', 'config/default.yaml']),
    );
    for (const [path, text] of yaml) {
      expect([path, yamlFormat.read(text) === undefined]).toEqual([path, false]);
      expect([path, yamlFormat.edit(text, { path: ['not there'] }, text)]).toEqual([path, text]);
    }
  });
});
