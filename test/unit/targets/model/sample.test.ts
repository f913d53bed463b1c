import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { prettierOptions } from '../../../../src/render/prettify.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../../support/database/schema-builder.ts';
import { generateModels } from '../../../support/database/generate-models.ts';
import { repositoryRoot } from '../../../support/repository.ts';

const number = { kind: 'literal', value: '0' } as const;
const now = { kind: 'expression', value: 'CURRENT_TIMESTAMP' } as const;

const schema = databaseOf([
  tableOf(
    'order_items',
    [
      columnOf('order_id', 'int64'),
      columnOf('line', 'integer'),
      columnOf('sku', 'text'),
      columnOf('quantity', 'integer', { default: number }),
    ],
    {
      primaryKey: { columns: ['order_id', 'line'] },
      foreignKeys: [foreignKeyOf('order_id', 'orders', 'id')],
    },
  ),
  tableOf(
    'orders',
    [
      columnOf('id', 'int64', { identity: 'by-default' }),
      columnOf('user_id', 'int64'),
      columnOf('referrer_id', 'int64', { isNullable: true }),
      columnOf('state', 'enum', { default: number, type: { values: ['new', 'paid', 'sent'] } }),
      columnOf('total', 'decimal'),
      columnOf('placed_at', 'datetime', { default: now }),
      columnOf('updated_at', 'datetime', { default: now, isSetOnUpdate: true }),
    ],
    {
      primaryKey: { columns: ['id'] },
      foreignKeys: [foreignKeyOf('user_id', 'users', 'id'), foreignKeyOf('referrer_id', 'users', 'id')],
    },
  ),
  tableOf('user_totals', [columnOf('user_id', 'int64'), columnOf('orders', 'int64')], { kind: 'view' }),
  tableOf(
    'users',
    [
      columnOf('id', 'int64', { identity: 'by-default' }),
      columnOf('tenant_id', 'integer'),
      columnOf('email', 'text'),
      columnOf('slug', 'text'),
      columnOf('nickname', 'text', { isNullable: true }),
      columnOf('status', 'enum', {
        default: number,
        comment: 'What the user may do.',
        type: { values: ['active', 'blocked'] },
      }),
      columnOf('settings', 'json', { isNullable: true }),
      columnOf('balance', 'decimal', { default: number }),
      columnOf('email_domain', 'text', {
        isNullable: true,
        generated: { kind: 'stored', expression: 'substr(email, instr(email, "@") + 1)' },
      }),
      columnOf('created_at', 'datetime', { default: now }),
      columnOf('deleted_at', 'datetime', { isNullable: true }),
      columnOf('version', 'integer', { default: number }),
    ],
    {
      comment: 'people who may sign in.',
      primaryKey: { columns: ['id'] },
      indexes: [uniqueOf('users_email', 'email'), uniqueOf('users_tenant_id_slug', 'tenant_id', 'slug')],
    },
  ),
]);

/** A module without its imports, whose order is a matter of tools, and the names that it imports. */
function split(text: string): { readonly names: readonly string[]; readonly code: string } {
  const imports = /^import [^;]*;\n/gm;
  const names = [...text.matchAll(imports)].flatMap(([one]) => one.match(/\b[A-Za-z]\w+(?=,| \}|\n)/g) ?? []);
  return { names: names.toSorted(), code: text.replaceAll(imports, '') };
}

async function readSample(path: string): Promise<string> {
  return format(readFileSync(`${sample}/${path}`, 'utf8'), prettierOptions);
}

const sample = `${repositoryRoot}/test/support/database/sample/gen`;

describe('the models of the sample', () => {
  const paths = readdirSync(sample, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );

  it.each(paths)('are printed as %s was written by hand', async (path) => {
    const { files, problems } = await generateModels(schema);
    expect(problems).toEqual([]);
    const printed = files.find((file) => file.path === `src/gen/${path}`)?.content ?? '';
    expect(split(printed)).toEqual(split(await readSample(path)));
  });
});
