import { describe, expect, it } from 'vitest';
import { createImportScope } from '../../../src/targets/import-scope.ts';

describe('createImportScope', () => {
  it('prints node modules, packages and project files in that order, types marked', () => {
    const scope = createImportScope('src/gen/handler/user/admin.ts', []);
    scope.use('src/gen/context.ts', 'contextOf');
    scope.use('src/gen/context.ts', 'Context', 'type');
    scope.use('src/logic/user/admin/get.ts', 'get');
    scope.use('fastify', 'FastifyReply', 'type');
    scope.use('node:test', 'it');
    expect(scope.print()).toEqual([
      "import { it } from 'node:test';",
      "import type { FastifyReply } from 'fastify';",
      "import { get } from '../../../logic/user/admin/get.ts';",
      "import { type Context, contextOf } from '../../context.ts';",
    ]);
  });

  it('gives an import another name where its own is taken, and the same name each time', () => {
    const scope = createImportScope('src/gen/handler/user.ts', ['GetUser', 'request']);
    expect(scope.use('src/gen/types/user.ts', 'GetUser', 'type')).toBe('GetUserType');
    expect(scope.use('src/gen/types/user.ts', 'GetUser', 'type')).toBe('GetUserType');
    expect(scope.use('src/logic/request.ts', 'request')).toBe('request2');
    expect(scope.declare('GetUser')).toBe('GetUser2');
    expect(scope.print()).toEqual([
      "import { request as request2 } from '../../logic/request.ts';",
      "import type { GetUser as GetUserType } from '../types/user.ts';",
    ]);
  });

  it('breaks a long list a name a line, and never a single name', () => {
    const scope = createImportScope('src/a.ts', []);
    for (let index = 0; index < 9; index += 1) scope.use('src/b.ts', `someRatherLongName${index}`);
    scope.use('src/c.ts', 'x'.repeat(120));
    const [list = '', single = ''] = scope.print();
    expect(list.split('\n')).toHaveLength(11);
    expect(single.split('\n')).toHaveLength(1);
  });
});
