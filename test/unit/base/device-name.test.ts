import { describe, expect, it } from 'vitest';
import { isDeviceName } from '../../../src/base/device-name.ts';

describe('isDeviceName', () => {
  it('knows the names in any case, and no longer ones', () => {
    expect(['con', 'NUL', 'com1', 'Lpt9'].map(isDeviceName)).toEqual([true, true, true, true]);
    expect(['console', 'com', 'null', 'a-con'].map(isDeviceName)).toEqual([false, false, false, false]);
  });
});
