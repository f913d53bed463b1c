import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('missing-handler', () => {
  it('finds a route without a handler', async () => {
    expect(
      (await findings('service user {\n\tget /ping\n}\n', 'missing-handler')).map(({ message }) => message),
    ).toEqual(['The route "get /ping" has no "@handler".']);
  });

  it('reads the handler from the old @server on a route, too', async () => {
    const contract = 'service user {\n\t@server (\n\t\thandler: PingHandler\n\t)\n\tget /ping\n}\n';
    expect(await findings(contract, 'missing-handler')).toEqual([]);
  });

  it('finds second annotations of one route', async () => {
    const contract =
      'service user {\n\t@doc "a"\n\t@doc "b"\n\t@handler ping\n\t@handler pong\n\tget /ping\n}\n';
    expect((await findings(contract, 'repeated-annotation')).map(({ line }) => line)).toEqual([3, 5]);
  });
});
