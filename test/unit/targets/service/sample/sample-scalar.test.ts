import { describe, expect, it } from 'vitest';
import { textForPattern } from '../../../../../src/targets/service/sample/pattern-text.ts';
import { breakingScalar, sampleScalar } from '../../../../../src/targets/service/sample/sample-scalar.ts';

describe('sampleScalar', () => {
  it.each([
    ['^[a-z]{3}-\\d{4}$'],
    ['^(?:north|south)$'],
    ['^\\+[1-9]\\d{1,14}$'],
    ['prefix.*suffix'],
    ['^[^a-z]+$'],
    ['^\\p{Lu}+$'],
    ['^(?=.*x)[xyz]{2}$'],
  ])('finds a text for the pattern %s', (pattern) => {
    const text = sampleScalar('string', { patterns: [pattern] });
    expect(typeof text).toBe('string');
    expect(new RegExp(pattern, 'u').test(String(text))).toBe(true);
  });

  it('gives nothing where rules contradict each other, instead of a wrong value', () => {
    expect(sampleScalar('string', { minLength: 3, maxLength: 2 })).toBeUndefined();
    expect(sampleScalar('int', { minimum: 2, exclusiveMaximum: 2 })).toBeUndefined();
    expect(sampleScalar('string', { patterns: ['^a$', '^b$'] })).toBeUndefined();
    expect(sampleScalar('string', { format: 'nobody-knows' })).toBeUndefined();
  });

  it('finds numbers in narrow ranges', () => {
    expect(sampleScalar('int', { exclusiveMinimum: 41, exclusiveMaximum: 43 })).toBe(42);
    const between = Number(sampleScalar('float64', { exclusiveMinimum: 0.1, exclusiveMaximum: 0.2 }));
    expect(between > 0.1 && between < 0.2).toBe(true);
  });
});

describe('breakingScalar', () => {
  it('breaks a plain limit, and nothing where there is none', () => {
    expect(breakingScalar('string', { minLength: 1 })).toBe('');
    expect(breakingScalar('string', {})).toBeUndefined();
    expect(breakingScalar('string', { format: 'email' })).toBeUndefined();
    expect(breakingScalar('int', { minimum: 1, maximum: 5 })).toBe(0);
  });
});

describe('textForPattern', () => {
  it('gives up on what it does not read, and never runs on', () => {
    expect(textForPattern('^(a')).toBe('a');
    expect(textForPattern('[')).toBeUndefined();
    expect(textForPattern('\\1')).toBeUndefined();
  });
});
