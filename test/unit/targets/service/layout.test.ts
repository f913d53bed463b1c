import { describe, expect, it } from 'vitest';
import { layoutService } from '../../../../src/targets/service/layout.ts';
import { group, objectType, origin, route, routeOptions, service } from '../../../support/model-fixture.ts';

describe('layoutService', () => {
  it('nests folders by group and names files, functions and types by the handler', () => {
    const layout = layoutService(
      service([], [group([route('get', '/', 'GetUserByID')], { group: 'userCenter/admin' })]),
    );
    expect(layout.groups).toMatchObject([
      {
        folder: 'user-center/admin',
        module: 'user-center/admin',
        pluginName: 'userCenterAdminRoutes',
        routes: [
          {
            typeName: 'GetUserById',
            functionName: 'getUserById',
            logicPath: 'src/logic/user-center/admin/get-user-by-id.ts',
          },
        ],
      },
    ]);
  });

  it('joins blocks of one folder into one module, and numbers names that differ in case alone', () => {
    const layout = layoutService(
      service(
        [],
        [
          group([route('get', '/a', 'GetUser')], { group: 'Admin' }),
          group([route('get', '/b', 'Get_User')], { group: 'admin' }),
        ],
      ),
    );
    expect(layout.groups).toHaveLength(1);
    expect(
      layout.groups[0]?.routes.map(({ functionName, typeName, logicPath }) => [
        functionName,
        typeName,
        logicPath,
      ]),
    ).toEqual([
      ['getUser', 'GetUser', 'src/logic/admin/get-user.ts'],
      ['getUser2', 'GetUser2', 'src/logic/admin/get-user-2.ts'],
    ]);
  });

  it.each([
    ['Delete', 'delete_', 'delete'],
    ['Default', 'default_', 'default'],
    ['Constructor', 'constructor_', 'constructor'],
    ['Con', 'con', 'con_'],
    ['2fa', '_2fa', '2fa'],
    ['获取用户', '获取用户', '获取用户'],
  ])('makes the handler name "%s" safe', (name, functionName, stem) => {
    const layout = layoutService(service([], [group([route('get', '/', name)])]));
    expect(layout.groups[0]?.routes[0]).toMatchObject({ functionName, logicPath: `src/logic/${stem}.ts` });
  });

  it('keeps the module of the group without a name apart from a group of that name', () => {
    const layout = layoutService(
      service([], [group([route('get', '/a', 'A')]), group([route('get', '/b', 'B')], { group: 'root' })]),
    );
    const modules = layout.groups.map((one) => one.module);
    expect(new Set(modules).size).toBe(2);
    expect(layout.groups.map((one) => one.folder)).toEqual(['', 'root']);
  });

  it('keeps type names, capitalised, apart from globals and from each other', () => {
    const names = ['user', 'User', 'Record', 'Promise', 'a-b', 'UserID', 'UserId'];
    const layout = layoutService(
      service(
        names.map((name) => objectType(name, [])),
        [],
      ),
    );
    expect([...layout.typeNames.values()]).toEqual([
      'User',
      'User2',
      'Record_',
      'Promise_',
      'A_b',
      'UserID',
      'UserId',
    ]);
  });

  it('names type modules by file, and files of equal base name by their folder', () => {
    const files = ['user.api', 'shop/order.api', 'admin/order.api', 'sub/user.api', '../base.api'];
    const types = files.map((file, index) => objectType(`T${index}`, [], { origin: { ...origin, file } }));
    const layout = layoutService(service(types, [], { files }));
    expect([...layout.fileModules.values()]).toEqual([
      'user',
      'shop-order',
      'admin-order',
      'sub-user',
      'base',
    ]);
  });

  it('lists each middleware once, in order of first use', () => {
    const options = { ...routeOptions, middleware: ['Audit', 'CheckIP'] };
    const layout = layoutService(
      service([], [group([route('get', '/a', 'A'), route('get', '/b', 'B')], { options })]),
    );
    expect(layout.middleware).toEqual([
      { name: 'Audit', functionName: 'audit', stem: 'audit' },
      { name: 'CheckIP', functionName: 'checkIp', stem: 'check-ip' },
    ]);
  });

  it('keeps clear of the lists that stand in "index.ts"', () => {
    const model = service(
      [objectType('Id', [], { origin: { ...origin, file: 'index.api' } })],
      [group([route('get', '/a', 'GetA')], { group: 'index' }), group([], { group: 'index-2' })],
    );
    const layout = layoutService({ ...model, files: ['index.api'] });
    expect(layout.groups.map(({ folder, module }) => [folder, module])).toEqual([
      ['index', 'index-3'],
      ['index-2', 'index-2'],
    ]);
    expect([...layout.typeModules]).toEqual([['Id', 'index-2']]);
  });
});
