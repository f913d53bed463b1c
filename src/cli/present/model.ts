import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import type { RouteModel, ServiceModel, TypeRef } from '../../model/model.ts';

/** A service at a glance: one line per route with its group, handler, request, response and what guards it. */
export function renderModel(model: ServiceModel): string {
  const routes = model.groups.flatMap((group) => group.routes);
  const rows = routes.map((route) => [
    route.method.toUpperCase(),
    route.path,
    joinGroup(route),
    route.request === null ? '-' : typeText(route.request.type),
    route.response === null ? String(route.status) : typeText(route.response),
    [...(route.options.jwt === null ? [] : [`jwt ${route.options.jwt}`]), ...route.options.middleware].join(
      ', ',
    ),
  ]);
  const head = ['METHOD', 'PATH', 'HANDLER', 'REQUEST', 'RESPONSE', 'GUARDED BY'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const counts = [
    counted(routes.length, 'route'),
    counted(model.types.length, 'type'),
    counted(model.files.length, 'file'),
  ];
  const title = `${model.name}: ${counts.join(', ')}`;
  return `${[title, '', line(head), ...rows.map(line)].map(terminalText).join('\n')}\n`;
}

function joinGroup({ group, handler }: RouteModel): string {
  return group === '' ? handler : `${group}/${handler}`;
}

function typeText(type: TypeRef): string {
  switch (type.kind) {
    case 'primitive':
    case 'ref':
      return type.name;
    case 'bytes':
      return '[]byte';
    case 'array':
      return `[${type.length ?? ''}]${typeText(type.items)}`;
    case 'map':
      return `map[${type.keys}]${typeText(type.values)}`;
    case 'object':
      return '{…}';
  }
}
