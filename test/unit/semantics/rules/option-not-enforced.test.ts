import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('option-not-enforced', () => {
  it('names what the service does not do yet', async () => {
    const contract =
      '@server (\n\tsignature: true\n\tcache: 30s\n\tidempotency: 24h\n\ttimeout: 1s\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n';
    expect((await findings(contract, 'option-not-enforced')).map(({ at }) => at)).toEqual([
      'signature',
      'idempotency',
    ]);
  });

  it('says nothing about what is switched off', async () => {
    const contract = '@server (\n\tsignature: false\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n';
    expect(await findings(contract, 'option-not-enforced')).toEqual([]);
  });
});
