import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('middleware-collision', () => {
  const block = (middleware: string, handler: string): string =>
    `@server (\n\tmiddleware: ${middleware}\n)\nservice user {\n\t@handler ${handler}\n\tget /${handler}\n}\n`;

  it('finds two names for one file', async () => {
    const found = await findings(
      block('AuditLog', 'a') + block('audit_log, Other', 'b'),
      'middleware-collision',
    );
    expect(found.map(({ line, related }) => [line, related])).toEqual([[9, ['AuditLog']]]);
  });

  it('hints at a name that is nearly one that is used more often', async () => {
    const contract = block('Tenant', 'a') + block('Tenant', 'b') + block('Tennant', 'c');
    expect((await findings(contract, 'similar-middleware')).map(({ at }) => at)).toEqual(['Tennant']);
  });

  it.each(['UserCheck', 'Path', 'Auth2'])('says nothing about "%s" beside others', async (name) => {
    const contract = block('Tenant', 'a') + block('Tenant', 'b') + block(name, 'c');
    expect(await findings(contract, 'similar-middleware')).toEqual([]);
    expect(await findings(contract, 'middleware-collision')).toEqual([]);
  });

  it('takes no name for a slip where very many are used once', async () => {
    const many = Array.from({ length: 201 }, (_, index) => block(`Check${index}`, `h${index}`)).join('');
    const contract = many + block('Tenant', 'a') + block('Tenant', 'b') + block('Tennant', 'c');
    expect(await findings(contract, 'similar-middleware')).toEqual([]);
  });
});
