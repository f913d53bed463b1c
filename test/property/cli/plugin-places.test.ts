import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPluginPlaces } from '../../../src/cli/plugin/plugin-places.ts';
import { readPluginAnswer } from '../../../src/cli/plugin/read-plugin-answer.ts';
import { resolvePath } from '../../../src/base/path.ts';
import { isProjectPath } from '../../../src/workspace/project-path.ts';
import { generated } from '../../support/project.ts';

const segment = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '',
    'src',
    'SRC',
    'gen',
    'Gen',
    'test',
    'plugin',
    'docs',
    'other',
    '.git',
    '.apigen',
    'node_modules',
    'a',
    'A',
    'é',
    'e\u0301',
    'C:',
    'app.ts',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
const fold = (text: string): string => text.normalize('NFC').toLowerCase();

describe('what plugins may write', () => {
  it('stays inside the project, out of what is apigen’s, and is written once', () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 12 }), (paths) => {
        const places = createPluginPlaces([generated('src/gen/app.ts'), generated('a/b')], ['apigen.json']);
        const taken = paths.filter((wanted) => places.take(wanted, 'docs') === undefined);
        for (const wanted of taken) {
          expect(isProjectPath(wanted)).toBe(true);
          expect(resolvePath('/project', wanted)).toBe(`/project/${wanted}`);
          expect(fold(wanted)).not.toMatch(/^(?:src|test)\/gen\/(?!plugin\/docs\/.)/);
          expect(['a', 'a/b', 'apigen.json', 'src', 'src/gen']).not.toContain(fold(wanted));
        }
        const all = taken.map(fold);
        expect(new Set(all).size).toBe(all.length);
        expect(all.filter((one) => all.some((other) => other.startsWith(`${one}/`)))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read from any text without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const answer = readPluginAnswer(text);
        if (typeof answer !== 'string') expect(answer.files.every((file) => file.path !== '')).toBe(true);
      }),
    );
  });
});
