import { applyEdits, modify, parse } from 'jsonc-parser';
import { isRecord } from '../base/is-record.ts';
import type { ConventionSetting, DatabaseSettings } from './database-settings.ts';

/** The text of `apigen.json` with the setting `database` replaced where it says something else, all else as its owner wrote it. */
export function withDatabaseSettings(text: string, settings: DatabaseSettings): string {
  const current: unknown = parse(text);
  if (isRecord(current) && comparable(current['database']) === comparable(databaseValue(settings)))
    return text;
  const options = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };
  return applyEdits(text, modify(text, ['database'], databaseValue(settings), options));
}

/** The setting as it is written: what is as by default is left out. */
export function databaseValue(settings: DatabaseSettings): object {
  const { dialect, schema, tables, dialects, naming, int64, types, renames, cache, readOnly } = settings;
  const softDelete = conventionValue(settings.softDelete);
  const versionColumn = conventionValue(settings.versionColumn);
  const isUsual = dialects.every((each) => each === dialect || each === 'sqlite');
  return {
    dialect,
    ...(schema === undefined ? {} : { schema }),
    ...(tables.length === 0 ? {} : { tables }),
    ...(isUsual && dialects.includes('sqlite') ? {} : { dialects }),
    ...(naming === 'column' ? {} : { naming }),
    ...(int64 === undefined ? {} : { int64 }),
    ...(types.length === 0 ? {} : { types: Object.fromEntries(types.map(typeEntry)) }),
    ...(renames.length === 0
      ? {}
      : { renames: Object.fromEntries(renames.map(({ pattern, to }) => [pattern, to])) }),
    ...(cache === undefined ? {} : { cache }),
    ...(softDelete === undefined ? {} : { softDelete }),
    ...(versionColumn === undefined ? {} : { versionColumn }),
    ...(readOnly.length === 0 ? {} : { readOnly: readOnly.includes('*') ? true : readOnly }),
  };
}

/** Settings that mean the same give the same: neither the order of members nor that of the databases says anything. */
function comparable(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    name === 'dialects' && Array.isArray(member) ? member.map(String).toSorted() : member,
  ]);
  return JSON.stringify(members.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function typeEntry({ pattern, type }: DatabaseSettings['types'][number]): readonly [string, unknown] {
  return [pattern, type.kind === 'word' ? type.word : { type: type.name, from: type.from }];
}

function conventionValue(settings: readonly ConventionSetting[]): unknown {
  const [first] = settings;
  if (first === undefined) return undefined;
  const value = ({ column }: ConventionSetting): string | false => column ?? false;
  if (settings.length === 1 && first.pattern === '*') return value(first);
  return Object.fromEntries(settings.map((setting) => [setting.pattern, value(setting)]));
}
