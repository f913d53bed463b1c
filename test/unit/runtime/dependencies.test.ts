import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const runtime = new URL('../../../src/runtime/', import.meta.url);
const versions = new URL('../../../templates/versions/package.json', import.meta.url);

function importsOf(file: string): string[] {
  const text = readFileSync(new URL(file, runtime), 'utf8');
  return [...text.matchAll(/^(?:import|export|\} from).*?from '([^']+)'|^\} from '([^']+)'/gms)].map(
    ([, one, other]) => one ?? other ?? '',
  );
}

const files = readdirSync(runtime).filter((name) => name.endsWith('.ts'));

describe('the platform', () => {
  it.each(files)('%s imports what a generated service has, and nothing else', (file) => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(versions, 'utf8'));
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('node:')) continue;
      if (specifier.startsWith('.')) expect(files).toContain(specifier.replace('./', ''));
      else expect(Object.keys({ ...dependencies, ...optionalDependencies })).toContain(specifier);
    }
  });

  it('has the versions of its dependencies that the tests ran with', () => {
    const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
      readFileSync(versions, 'utf8'),
    );
    const all = { ...dependencies, ...optionalDependencies, ...devDependencies };
    expect(own.devDependencies).toMatchObject(all);
  });

  it.each(files)('%s is short', (file) => {
    expect(readFileSync(new URL(file, runtime), 'utf8').split('\n').length).toBeLessThanOrEqual(201);
  });
});
