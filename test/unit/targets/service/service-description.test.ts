import { describe, expect, it } from 'vitest';
import { serviceDescription } from '../../../../src/targets/service/service-description.ts';

describe('serviceDescription', () => {
  it.each([
    [{ title: 'Shop', desc: 'Sells things' }, 'Sells things'],
    [{ title: 'Shop', description: 'Sells things' }, 'Sells things'],
    [{ title: 'Shop', desc: '' }, 'Shop'],
    [{ title: 'Shop', desc: 'type desc here' }, 'Shop'],
    [{ title: 'type title here', desc: 'type desc here' }, ''],
    [{}, ''],
  ])('of %o is "%s"', (info, description) => {
    expect(serviceDescription(info)).toBe(description);
  });
});
