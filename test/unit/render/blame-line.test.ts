import { describe, expect, it } from 'vitest';
import { blameLine } from '../../../src/render/blame-line.ts';

const template = [
  '{{#each imports}}',
  '{{this}}',
  '{{/each}}',
  '',
  'export const {{name}} = ({{x}}) => {',
  '};',
  'oops }{',
].join('\n');

describe('blameLine', () => {
  it.each([
    ['a fixed line', 5, 7],
    ['a line with values in it', 3, 5],
    ['the first of equal lines', 4, 6],
    ['nothing but a value', 1, 1],
    ['a line that is not there', 99, 1],
  ])('finds %s', (_, line, expected) => {
    const printed = ["import 'x';", '', 'export const get = (req) => {', '};', '  oops }{'].join('\n');
    expect(blameLine(template, printed, line)).toBe(expected);
  });
});
