import { displayWidth } from '../../../base/display-width.ts';
import { lineComment } from '../../../base/literal.ts';
import type { CrudOptions } from './crud-options.ts';
import type { CrudField, CrudTable } from './plan-crud.ts';
import { crudNames } from './crud-names.ts';

/** A contract of tables. */
export interface ContractView {
  readonly service: string;
  readonly tables: readonly ContractTableView[];
}

/** The part of one table. */
export interface ContractTableView {
  readonly group: string;
  readonly prefix: string;
  readonly types: readonly ContractTypeView[];
  readonly routes: readonly ContractRouteView[];
}

/** `Name { … }` */
export interface ContractTypeView {
  readonly name: string;
  /** Lines of a comment, without their slashes. */
  readonly comments: readonly string[];
  /** Aligned, without indentation. */
  readonly fields: readonly string[];
}

/** One route with what stands above it. */
export interface ContractRouteView {
  readonly doc: string;
  readonly status: number | undefined;
  readonly handler: string;
  /** `get /:id (UsersKey) returns (Users)` */
  readonly code: string;
}

/** Builds the view of a contract that lists, shows, makes, changes and deletes the rows of tables. */
export function viewContract(tables: readonly CrudTable[], { service, prefix }: CrudOptions): ContractView {
  return {
    service,
    tables: tables.map((table) => ({
      group: table.group,
      prefix: `${prefix}/${pathSegment(table.group)}`,
      types: typesOf(table),
      routes: routesOf(table),
    })),
  };
}

/** Paths are ASCII; a sign that is not stands for itself by its code point. */
function pathSegment(group: string): string {
  return group.replaceAll(/[^\w.~-]/gu, (sign) => (sign.codePointAt(0) ?? 0).toString(16));
}

function typesOf(table: CrudTable): readonly ContractTypeView[] {
  const { key, created, changed, version, plan } = table;
  const names = crudNames(plan);
  const pathKey = key.map((field) => row(field, 'path', []));
  const update = [
    ...pathKey,
    ...(version === undefined ? [] : [row(version, 'json', [])]),
    ...changed.map((field) => row(field, 'json', ['optional'])),
  ];
  const all: readonly (ContractTypeView | undefined)[] = [
    typeView(names.row, plan.table.comment, table.shown.map(shownRow)),
    key.length === 0 ? undefined : typeView(names.key, '', pathKey),
    created.length === 0 ? undefined : typeView(names.create, '', created.map(createdRow)),
    key.length === 0 || changed.length === 0 ? undefined : typeView(names.update, '', update),
    typeView(names.list, '', listRows(table)),
    typeView(names.page, '', pageRows(table)),
  ];
  return all.filter((type) => type !== undefined);
}

function typeView(name: string, comment: string, rows: readonly Row[]): ContractTypeView {
  const text = lineComment(comment);
  return { name, comments: text === '' ? [] : [text], fields: align(rows) };
}

/** A field before it is aligned. */
interface Row {
  readonly name: string;
  readonly type: string;
  readonly tag: string;
  readonly comment: string;
}

function shownRow(field: CrudField): Row {
  const { name, wire, type, column } = field;
  return {
    name,
    type: pointer(field, column.isReadAsNull),
    tag: tagOf('json', wire, type.words.length > 0 ? [`options=${type.words.join('|')}`] : [], []),
    comment: lineComment(column.column.comment),
  };
}

function createdRow(field: CrudField): Row {
  return row(field, 'json', field.column.isOptional ? ['optional'] : []);
}

function row(field: CrudField, source: 'json' | 'path' | 'form', options: readonly string[]): Row {
  const { name, wire, type, column } = field;
  const words = type.words.length > 0 ? [`options=${type.words.join('|')}`] : [];
  const written = source === 'json' ? pointer(field, column.isWrittenAsNull) : type.type;
  return { name, type: written, tag: tagOf(source, wire, [...options, ...words], type.rules), comment: '' };
}

/** What may be null is a pointer; any JSON may be null anyway. */
function pointer({ type }: CrudField, mayBeNull: boolean): string {
  return mayBeNull && type.type !== 'any' ? `*${type.type}` : type.type;
}

function tagOf(source: string, wire: string, options: readonly string[], rules: readonly string[]): string {
  const validate = rules.length === 0 ? '' : ` validate:"${rules.join(',')}"`;
  return `\`${source}:"${[wire, ...options].join(',')}"${validate}\``;
}

function listRows({ hasCursor, filters, sorts }: CrudTable): readonly Row[] {
  const start = hasCursor
    ? {
        name: 'Cursor',
        type: 'string',
        tag: '`form:"cursor,optional"`',
        comment: 'The nextCursor of the page before.',
      }
    : { name: 'Page', type: 'int', tag: '`form:"page,default=1,range=[1:1000000]"`', comment: '' };
  const words = sorts.flatMap(({ wire }) => [wire, `-${wire}`]);
  const sort = {
    name: 'Sort',
    type: 'string',
    tag: `\`form:"sort,default=${words[0] ?? ''},options=${words.join('|')}"\``,
    comment: 'A minus sign sorts downwards.',
  };
  return [
    start,
    { name: 'Limit', type: 'int', tag: '`form:"limit,default=20,range=[1:100]"`', comment: '' },
    ...(words.length === 0 ? [] : [sort]),
    ...filters.map((field) => row(field, 'form', ['optional'])),
  ];
}

function pageRows({ hasCursor, plan }: CrudTable): readonly Row[] {
  const items = { name: 'Items', type: `[]${crudNames(plan).row}`, tag: '`json:"items"`', comment: '' };
  const rest = hasCursor
    ? {
        name: 'NextCursor',
        type: 'string',
        tag: '`json:"nextCursor,omitempty"`',
        comment: 'Absent on the last page.',
      }
    : // The model counts in numbers, whatever 64-bit integers are to the logic.
      { name: 'Total', type: 'int', tag: '`json:"total"`', comment: '' };
  return [items, rest];
}

/** As gofmt would: names and types in columns. */
function align(rows: readonly Row[]): readonly string[] {
  const flat = rows.filter(({ type }) => !type.includes('\n'));
  const nameWidth = Math.max(0, ...flat.map(({ name }) => displayWidth(name)));
  const typeWidth = Math.max(0, ...flat.map(({ type }) => displayWidth(type)));
  return rows.flatMap(({ name, type, tag, comment }) => [
    ...(comment === '' ? [] : [`// ${comment}`]),
    type.includes('\n') ? `${name} ${type} ${tag}` : `${pad(name, nameWidth)} ${pad(type, typeWidth)} ${tag}`,
  ]);
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function routesOf({ plan, group, key, created, changed }: CrudTable): readonly ContractRouteView[] {
  const names = crudNames(plan);
  const path = `/${key.map(({ wire }) => `:${wire}`).join('/')}`;
  const route = (doc: string, handler: string, code: string, status?: number): ContractRouteView => {
    return { doc, status, handler, code };
  };
  const hasKey = key.length > 0;
  const body = created.length === 0 ? '' : ` (${names.create})`;
  const canWrite = !plan.isReadOnly;
  return [
    route(
      `Lists ${group}, a page at a time.`,
      names.listHandler,
      `get / (${names.list}) returns (${names.page})`,
    ),
    ...(hasKey
      ? [
          route(
            `Gives one of ${group}.`,
            names.getHandler,
            `get ${path} (${names.key}) returns (${names.row})`,
          ),
        ]
      : []),
    ...(canWrite
      ? [route(`Adds to ${group}.`, names.createHandler, `post /${body} returns (${names.row})`, 201)]
      : []),
    ...(canWrite && hasKey && changed.length > 0
      ? [
          route(
            `Changes what is given of one of ${group}.`,
            names.updateHandler,
            `patch ${path} (${names.update}) returns (${names.row})`,
          ),
        ]
      : []),
    ...(canWrite && hasKey
      ? [route(`Deletes one of ${group}.`, names.deleteHandler, `delete ${path} (${names.key})`)]
      : []),
  ];
}
