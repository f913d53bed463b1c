import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('service-name', () => {
  const named = (name: string): string => `service ${name} {\n\t@handler ping\n\tget /ping\n}\n`;

  it.each(['_', 'con', 'NUL', '用户', 'node_modules', `a${'b'.repeat(120)}`])(
    'refuses "%s"',
    async (name) => {
      expect((await findings(named(name), 'service-name')).map(({ at }) => at)).toEqual([name]);
    },
  );

  it.each(['user', 'user-api', 'user-center-api', 'UserCenter', 'user_center2'])(
    'accepts "%s"',
    async (name) => {
      expect(await findings(named(name), 'service-name')).toEqual([]);
    },
  );
});
