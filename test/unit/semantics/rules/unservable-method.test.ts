import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unservable-method', () => {
  it('refuses CONNECT', async () => {
    const contract = 'service user {\n\t@handler ping\n\tconnect /ping\n}\n';
    expect((await findings(contract, 'unservable-method')).map(({ at }) => at)).toEqual(['connect']);
  });

  it('wants to know what an event stream sends', async () => {
    const stream = (returns: string): string =>
      `@server (\n\tsse: true\n)\nservice user {\n\t@handler ping\n\tget /ping${returns}\n}\n`;
    expect(await findings(stream(''), 'sse-without-response')).toHaveLength(1);
    expect(await findings(stream(' returns ()'), 'sse-without-response')).toHaveLength(1);
    expect(await findings(stream(' returns (string)'), 'sse-without-response')).toEqual([]);
  });

  it.each([
    ['get /a ([]string)', 1],
    ['head /a (string)', 1],
    ['get /a (A)', 0],
    ['delete /a ([]string)', 0],
    ['post /a ([]string)', 0],
  ])('warns of a body that %s cannot have', async (route, count) => {
    const contract = `type A {\n\tX int\n}\nservice user {\n\t@handler ping\n\t${route}\n}\n`;
    expect(await findings(contract, 'body-on-get')).toHaveLength(count);
  });
});
