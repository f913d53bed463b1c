import { isRecord } from '../../base/is-record.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { dialects } from '../dialect.ts';
import { databaseSchemaFormat, type DatabaseSchema } from '../schema.ts';
import { valueKinds } from '../value-kind.ts';
import { snapshotPath } from './snapshot-path.ts';
import { snapshotCorrupt, snapshotNewer } from './snapshot-diagnostics.ts';

/** Reads the text of a snapshot; a text that is none gives the diagnostic that says where it stops being one. */
export function readSnapshot(text: string): DatabaseSchema | Diagnostic {
  const corrupt = (reason: string): Diagnostic => report(snapshotCorrupt, { path: snapshotPath, reason });
  if (/^(?:<<<<<<<|=======|>>>>>>>)/m.test(text)) return corrupt('it holds conflict markers of git');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return corrupt('it is not JSON');
  }
  if (isRecord(value) && typeof value['format'] === 'number' && value['format'] > databaseSchemaFormat)
    return report(snapshotNewer, {
      path: snapshotPath,
      format: value['format'],
      known: databaseSchemaFormat,
    });
  const place = findOdd(value, schemaShape, '');
  if (place !== undefined) return corrupt(`${place} is not as it should be`);
  return value as DatabaseSchema; // the shape was checked just now
}

/** What a value must look like; `undefined` as a last choice lets a member be absent. */
type Shape =
  | 'text'
  | 'flag'
  | 'count'
  | { readonly oneOf: readonly unknown[] }
  | { readonly list: Shape }
  | { readonly maybe: Shape }
  | { readonly any: readonly Shape[] }
  | { readonly members: Readonly<Record<string, Shape>>; readonly absent?: readonly string[] };

const texts: Shape = { list: 'text' };
const typeShape: Shape = {
  members: {
    name: 'text',
    sql: 'text',
    kind: { oneOf: valueKinds },
    length: { maybe: 'count' },
    precision: { maybe: 'count' },
    scale: { maybe: 'count' },
    isUnsigned: 'flag',
    values: texts,
    dimensions: 'count',
  },
};
const columnShape: Shape = {
  members: {
    name: 'text',
    type: typeShape,
    isNullable: 'flag',
    default: { maybe: { members: { kind: { oneOf: ['literal', 'expression'] }, value: 'text' } } },
    generated: { maybe: { members: { kind: { oneOf: ['stored', 'virtual'] }, expression: 'text' } } },
    identity: { oneOf: ['always', 'by-default', null] },
    isSetOnUpdate: 'flag',
    comment: 'text',
  },
};
const partShape: Shape = {
  any: [
    {
      members: {
        kind: { oneOf: ['column'] },
        column: 'text',
        isDescending: 'flag',
        prefix: { maybe: 'count' },
        operatorClass: 'text',
        excludedBy: 'text',
      },
      absent: ['operatorClass', 'excludedBy'],
    },
    {
      members: {
        kind: { oneOf: ['expression'] },
        expression: 'text',
        isDescending: 'flag',
        operatorClass: 'text',
        excludedBy: 'text',
      },
      absent: ['operatorClass', 'excludedBy'],
    },
  ],
};
const indexShape: Shape = {
  members: {
    name: 'text',
    isUnique: 'flag',
    parts: { list: partShape },
    where: { maybe: 'text' },
    method: 'text',
    areNullsEqual: 'flag',
  },
};
const actions: Shape = { oneOf: ['no action', 'restrict', 'cascade', 'set null', 'set default'] };
const foreignKeyShape: Shape = {
  members: {
    name: 'text',
    columns: texts,
    references: { members: { schema: { maybe: 'text' }, table: 'text', columns: texts } },
    onDelete: actions,
    onUpdate: actions,
  },
};
const tableShape: Shape = {
  members: {
    schema: { maybe: 'text' },
    name: 'text',
    kind: { oneOf: ['table', 'view'] },
    comment: 'text',
    columns: { list: columnShape },
    primaryKey: {
      maybe: { members: { columns: texts, prefixes: { list: { maybe: 'count' } } }, absent: ['prefixes'] },
    },
    indexes: { list: indexShape },
    foreignKeys: { list: foreignKeyShape },
    checks: { list: { members: { name: 'text', expression: 'text' } } },
    isPartitioned: 'flag',
  },
};
const schemaShape: Shape = {
  members: {
    format: { oneOf: [databaseSchemaFormat] },
    dialect: { oneOf: dialects },
    defaultSchema: 'text',
    tables: { list: tableShape },
  },
  absent: ['defaultSchema'],
};

/** The place of the first value that has not its shape: `tables[3].columns[0].type`. */
function findOdd(value: unknown, shape: Shape, place: string): string | undefined {
  const odd = place === '' ? 'the whole of it' : `"${place}"`;
  if (shape === 'text') return typeof value === 'string' ? undefined : odd;
  if (shape === 'flag') return typeof value === 'boolean' ? undefined : odd;
  if (shape === 'count') return Number.isSafeInteger(value) ? undefined : odd;
  if ('oneOf' in shape) return shape.oneOf.includes(value) ? undefined : odd;
  if ('maybe' in shape) return value === null ? undefined : findOdd(value, shape.maybe, place);
  if ('any' in shape)
    return shape.any.some((each) => findOdd(value, each, place) === undefined) ? undefined : odd;
  if ('list' in shape) {
    if (!Array.isArray(value)) return odd;
    const items: readonly unknown[] = value;
    return firstOf(items.keys(), (index) => findOdd(items[index], shape.list, `${place}[${index}]`));
  }
  if (!isRecord(value)) return odd;
  return firstOf(Object.keys(shape.members), (name) => {
    const member = shape.members[name];
    const isAbsent = value[name] === undefined && shape.absent?.includes(name) === true;
    if (member === undefined || isAbsent) return undefined;
    return findOdd(value[name], member, place === '' ? name : `${place}.${name}`);
  });
}

function firstOf<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
