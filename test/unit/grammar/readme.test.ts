import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/repository.ts';
import { readText } from '../../support/read-contract-text.ts';

const page = readFileSync(resolve(repositoryRoot, 'grammar/README.md'), 'utf8');
const examples = [...page.matchAll(/^```api( error)?\n([^]*?)^```$/gm)].map(([, error, text = '']) => ({
  isWrong: error !== undefined,
  text,
}));

describe('the language reference', () => {
  it('has examples, right ones and wrong ones', () => {
    expect(examples.filter((example) => example.isWrong).length).toBeGreaterThan(5);
    expect(examples.filter((example) => !example.isWrong).length).toBeGreaterThan(15);
  });

  it.each(examples.filter((example) => !example.isWrong))('reads $text', ({ text }) => {
    expect(readText(text).findings).toEqual([]);
  });

  it.each(examples.filter((example) => example.isWrong))('reports one mistake in $text', ({ text }) => {
    expect(readText(text).findings).toHaveLength(1);
  });
});
