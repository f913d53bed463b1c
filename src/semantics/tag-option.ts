import { listWords } from './default-value.ts';

/** The words of `options=a|b`, `options=[a,b]` or `options=a,b` in brackets; an empty word stands for the empty string. */
export function parseOptionWords(text: string): string[] {
  const clean = text.trim();
  const words = clean.includes('|')
    ? clean.replace(/^\[(.*)\]$/, '$1').split('|')
    : (listWords(clean) ?? [clean]);
  return [...new Set(words.map((word) => word.trim()))];
}

/** Every option of `json`, `form`, `path` and `header` that apigen reads. */
export const knownTagOptions: readonly string[] = [
  'optional',
  'default',
  'options',
  'range',
  'string',
  'omitempty',
  'inherit',
  'env',
  'style',
  'example',
];

/** Whether apigen gives the option a meaning. */
export function isKnownOption(name: string): boolean {
  return knownTagOptions.includes(name);
}
