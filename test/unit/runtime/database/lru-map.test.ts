import { expect, it } from 'vitest';
import { LruMap } from '../../../../src/runtime/database/lru-map.ts';

it('forgets what was not used for longest, and says so', () => {
  const forgotten: string[] = [];
  const map = new LruMap<string, number>(2, (_value, key) => forgotten.push(key));
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect(forgotten).toEqual(['b']);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
  expect(map.size).toBe(2);
});

it('knows the order even when one is used again and again', () => {
  const map = new LruMap<string, number>(2);
  map.set('a', 1);
  map.get('a');
  map.get('a');
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect(map.get('a')).toBe(1);
  expect(map.get('b')).toBeUndefined();
  map.delete('a');
  map.set('a', 4);
  expect(map.get('a')).toBe(4);
});
