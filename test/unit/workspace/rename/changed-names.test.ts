import { describe, expect, it } from 'vitest';
import { changedNames } from '../../../../src/workspace/rename/changed-names.ts';

describe('changedNames', () => {
  it('pairs exported names by their place, whatever they are and however they sort', async () => {
    const before =
      'export type B = () => void;\nexport interface BRoute {\n  x: 1;\n}\nexport async function handleB() {}\nexport const a = 1;\nconst hidden = 2;\nexport { hidden as shown };\n';
    const after = before
      .replaceAll('handleB', 'handleZ')
      .replaceAll('BRoute', 'ZRoute')
      .replace('type B ', 'type Z ');
    expect(await changedNames([{ path: 'src/gen/handler/x.ts', before, after }])).toEqual([
      { path: 'src/gen/handler/x.ts', from: 'B', to: 'Z' },
      { path: 'src/gen/handler/x.ts', from: 'BRoute', to: 'ZRoute' },
      { path: 'src/gen/handler/x.ts', from: 'handleB', to: 'handleZ' },
    ]);
  });

  it('gives names that move on by one their right partners', async () => {
    const before = 'export type User = 1;\nexport type User2 = 2;\n';
    const after = 'export type Account = 1;\nexport type User = 2;\n';
    expect(await changedNames([{ path: 'a.ts', before, after }])).toEqual([
      { path: 'a.ts', from: 'User', to: 'Account' },
      { path: 'a.ts', from: 'User2', to: 'User' },
    ]);
  });

  it('has nothing to say where nothing changed, or where more than names did', async () => {
    const text = 'export const a = 1;\n';
    expect(await changedNames([{ path: 'a.ts', before: text, after: text }])).toEqual([]);
    expect(await changedNames([{ path: 'a.ts', before: text, after: '' }])).toEqual([]);
  });
});
