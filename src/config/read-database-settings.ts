import { quotedList } from '../base/quoted-list.ts';
import type { Span } from '../base/span.ts';
import {
  columnNamings,
  databaseDialects,
  durationText,
  int64Types,
  moduleText,
  typeNameText,
  wordTypes,
  type ConventionSetting,
  type DatabaseDialect,
  type DatabaseSettings,
  type Rename,
  type TypeOverride,
} from './database-settings.ts';
import { jsonText } from './json-text.ts';
import type { JsonMember, JsonNode } from './parse-json.ts';
import type { SettingProblem } from './read-plugin-settings.ts';

/** The setting `database` as read; what is wrong with it stands in the problems, each at its place. */
export interface ReadDatabaseSettings {
  readonly value: DatabaseSettings | undefined;
  readonly problems: readonly SettingProblem[];
}

/** Reads the setting `database`. */
export function readDatabaseSettings(node: JsonNode): ReadDatabaseSettings {
  const reader = new DatabaseReader(node);
  const value = reader.read();
  return { value: reader.problems.length === 0 ? value : undefined, problems: reader.problems };
}

/** The members of the setting "database". */
export const databaseMemberNames = [
  'dialect',
  'schema',
  'tables',
  'dialects',
  'naming',
  'int64',
  'types',
  'renames',
  'cache',
  'softDelete',
  'versionColumn',
  'readOnly',
] as const;

type MemberName = (typeof databaseMemberNames)[number];

class DatabaseReader {
  readonly problems: SettingProblem[] = [];
  readonly #node: JsonNode;
  readonly #members: ReadonlyMap<string, JsonNode>;

  constructor(node: JsonNode) {
    this.#node = node;
    const members = node.kind === 'object' ? node.members : [];
    this.#members = new Map(members.map(({ name, value }) => [name, value]));
    if (node.kind !== 'object') this.#refuse('', 'an object with "dialect"', node.span);
    this.#checkNames('', members, databaseMemberNames);
  }

  read(): DatabaseSettings {
    const dialect = this.#choice('dialect', databaseDialects);
    if (dialect === undefined && !this.#members.has('dialect') && this.#node.kind === 'object')
      this.#refuse('.dialect', oneOf(databaseDialects), this.#node.span);
    const main = dialect ?? 'sqlite';
    const [schema, int64, cache] = [this.#text('schema'), this.#choice('int64', int64Types), this.#cache()];
    return {
      dialect: main,
      ...(schema === undefined ? {} : { schema }),
      tables: this.#texts('tables') ?? [],
      dialects: this.#dialects(main),
      naming: this.#choice('naming', columnNamings) ?? 'column',
      ...(int64 === undefined ? {} : { int64 }),
      types: this.#entries('types').map((member) => this.#override(member)),
      renames: this.#entries('renames').map((member) => this.#rename(member)),
      ...(cache === undefined ? {} : { cache }),
      softDelete: this.#convention('softDelete'),
      versionColumn: this.#convention('versionColumn'),
      readOnly: this.#readOnly(),
    };
  }

  #dialects(main: DatabaseDialect): readonly DatabaseDialect[] {
    const named = this.#texts('dialects');
    const known = databaseDialects.filter((dialect) => named?.includes(dialect) === true);
    if (named !== undefined && known.length < new Set(named).size)
      this.#refuseMember('dialects', `a list of ${oneOf(databaseDialects)}`);
    // SQLite needs no server: tests and the first start run on it.
    const chosen: readonly DatabaseDialect[] = named === undefined ? [main, 'sqlite'] : [main, ...known];
    return databaseDialects.filter((dialect) => chosen.includes(dialect));
  }

  #cache(): DatabaseSettings['cache'] {
    const node = this.#members.get('cache');
    if (node === undefined) return undefined;
    if (node.kind !== 'object') {
      this.#refuse('.cache', 'an object with "tables" and "ttl"', node.span);
      return undefined;
    }
    this.#checkNames('.cache', node.members, ['tables', 'ttl']);
    const find = (name: string): JsonNode | undefined =>
      node.members.find((member) => member.name === name)?.value;
    const tables = textsOf(find('tables')) ?? ['*'];
    if (find('tables') !== undefined && textsOf(find('tables')) === undefined)
      this.#refuse('.cache.tables', 'a list of tables', find('tables')?.span ?? node.span);
    const ttl = jsonText(find('ttl'));
    if (find('ttl') !== undefined && (ttl === undefined || !durationText.test(ttl)))
      this.#refuse('.cache.ttl', 'a time such as "30s", "5m" or "1h"', find('ttl')?.span ?? node.span);
    return { tables, ...(ttl === undefined ? {} : { ttl }) };
  }

  #override({ name: pattern, value }: JsonMember): TypeOverride {
    const word = wordTypes.find((each) => each === jsonText(value));
    if (word !== undefined) return { pattern, type: { kind: 'word', word } };
    const members = value.kind === 'object' ? value.members : [];
    const find = (name: string): string =>
      jsonText(members.find((member) => member.name === name)?.value) ?? '';
    const type = { kind: 'import', name: find('type'), from: find('from') } as const;
    const isComplete = typeNameText.test(type.name) && moduleText.test(type.from) && members.length === 2;
    if (!isComplete) {
      const rule = `${oneOf(wordTypes)}, or { "type": the name of a type, "from": a package or a file such as "./src/types.ts" }`;
      this.#refuse(`.types[${JSON.stringify(pattern)}]`, rule, value.span);
    }
    return { pattern, type };
  }

  #rename({ name: pattern, value }: JsonMember): Rename {
    const to = jsonText(value) ?? '';
    if (!/[\p{L}\p{N}_$]/u.test(to) || to.length > 100)
      this.#refuse(`.renames[${JSON.stringify(pattern)}]`, 'a name with letters or digits', value.span);
    return { pattern, to };
  }

  /** A column for every table, false for none, or either by table. */
  #convention(name: MemberName): readonly ConventionSetting[] {
    const node = this.#members.get(name);
    if (node === undefined) return [];
    const entries: readonly (readonly [string, JsonNode])[] =
      node.kind === 'object' ? node.members.map((member) => [member.name, member.value]) : [['*', node]];
    return entries.map(([pattern, value]) => {
      const column = jsonText(value) ?? null;
      const isOff = value.kind === 'scalar' && value.value === false;
      if (!isOff && (column === null || column === ''))
        this.#refuse(`.${name}`, 'the name of a column, false, or either of them by table', value.span);
      return { pattern, column };
    });
  }

  #readOnly(): readonly string[] {
    const node = this.#members.get('readOnly');
    if (node === undefined) return [];
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value ? ['*'] : [];
    return this.#texts('readOnly') ?? [];
  }

  #choice<Choice extends string>(name: MemberName, choices: readonly Choice[]): Choice | undefined {
    const node = this.#members.get(name);
    const found = choices.find((choice) => choice === jsonText(node));
    if (node !== undefined && found === undefined) this.#refuseMember(name, oneOf(choices));
    return found;
  }

  #text(name: MemberName): string | undefined {
    const text = jsonText(this.#members.get(name));
    if (this.#members.has(name) && (text === undefined || text === '')) this.#refuseMember(name, 'a name');
    return text;
  }

  #texts(name: MemberName): readonly string[] | undefined {
    const texts = textsOf(this.#members.get(name));
    if (this.#members.has(name) && texts === undefined) this.#refuseMember(name, 'a list of texts');
    return texts;
  }

  #entries(name: MemberName): readonly JsonMember[] {
    const node = this.#members.get(name);
    if (node?.kind === 'object') return node.members;
    if (node !== undefined) this.#refuseMember(name, 'an object');
    return [];
  }

  #checkNames(path: string, members: readonly JsonMember[], names: readonly string[]): void {
    members.forEach(({ name, nameSpan }, index) => {
      const isRepeated = members.findIndex((other) => other.name === name) !== index;
      if (isRepeated || !names.includes(name))
        this.#refuse(path, `an object of ${quotedList(names)}, each at most once`, nameSpan);
    });
  }

  #refuseMember(name: MemberName, rule: string): void {
    this.#refuse(`.${name}`, rule, this.#members.get(name)?.span ?? this.#node.span);
  }

  #refuse(path: string, rule: string, span: Span): void {
    this.problems.push({ name: `database${path}`, rule, span });
  }
}

function textsOf(node: JsonNode | undefined): readonly string[] | undefined {
  const texts = node?.kind === 'array' ? node.items.map(jsonText) : undefined;
  const found = texts?.filter((text) => text !== undefined && text !== '') ?? [];
  return texts !== undefined && found.length === texts.length ? found.map(String) : undefined;
}

function oneOf(names: readonly string[]): string {
  return `one of ${quotedList(names)}`;
}
