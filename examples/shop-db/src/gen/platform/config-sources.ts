import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { type Document, parseDocument } from 'yaml';
import { isRecord } from './is-record.ts';
import type { SettingSchema } from './setting-schema.ts';

/** One value, where it belongs and where it was found. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
  /** `config/default.yaml`, `environment variable PORT` */
  readonly source: string;
}

/** What was read and what could not be. */
export interface Settings {
  readonly settings: readonly Setting[];
  readonly problems: readonly string[];
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const nothing: Settings = { settings: [], problems: [] };

/** Variables of `.env`, in development only; the real environment wins. */
export function withDotEnv(root: URL, env: Environment): Environment {
  const file = new URL('.env', root);
  const isDevelopment = (env['NODE_ENV'] ?? 'development') === 'development';
  return isDevelopment && existsSync(file)
    ? { ...parseEnv(readFileSync(file, 'utf8')), ...env }
    : env;
}

/** The values of one YAML file; none when it is not there. */
export function readYaml(root: URL, path: string): Settings {
  const file = new URL(path, root);
  if (!existsSync(file)) return nothing;
  const document = parseDocument(readFileSync(file, 'utf8'));
  const [error] = document.errors;
  if (error !== undefined) {
    const [sentence = ''] = error.message.split('\n');
    return { settings: [], problems: [`${path}: ${sentence.replace(/:$/, '')}.`] };
  }
  const content = contentOf(document);
  if (content instanceof Error) return { settings: [], problems: [`${path}: ${content.message}.`] };
  if (content === null || content === undefined) return nothing;
  if (!isRecord(content))
    return { settings: [], problems: [`${path}: must hold settings by name.`] };
  return { settings: leaves(content, [], path), problems: [] };
}

/** Aliases of aliases of aliases are refused by the parser, with an error of its own. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return error;
  }
}

function leaves(value: unknown, path: readonly string[], source: string): Setting[] {
  if (!isRecord(value)) return value === null ? [] : [{ path, value, source }];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name], source));
}

const wellKnown: Readonly<Record<string, readonly string[]>> = {
  HOST: ['server', 'host'],
  PORT: ['server', 'port'],
  ADMIN_PORT: ['admin', 'port'],
  LOG_LEVEL: ['log', 'level'],
  DATABASE_URL: ['database', 'url'],
  REDIS_URL: ['cache', 'url'],
};

/**
 * Values from environment variables: `PORT` and its like, and `USER_API__SERVER__BODY_LIMIT` for
 * every setting.
 */
export function readEnvironment(env: Environment, prefix: string, schema: SettingSchema): Settings {
  const settings: Setting[] = [];
  const problems: string[] = [];
  for (const [name, text] of Object.entries(env)) {
    if (text === undefined || text === '') continue;
    const isOwn = name.startsWith(`${prefix}__`);
    const path = isOwn
      ? settingPath(name.slice(prefix.length + 2).split('__'), schema)
      : wellKnownPath(name, schema);
    if (path !== undefined)
      settings.push({ path, value: text, source: `environment variable ${name}` });
    else if (isOwn) problems.push(`environment variable ${name}: there is no such setting.`);
  }
  // What is written for this service alone wins over what every program on the machine reads.
  settings.sort(
    (a, b) => Number(a.source.includes(`${prefix}__`)) - Number(b.source.includes(`${prefix}__`)),
  );
  return { settings, problems };
}

/** What other programs of the machine have set is no business of a service without such a setting. */
function wellKnownPath(name: string, schema: SettingSchema): readonly string[] | undefined {
  const path = wellKnown[name];
  let current: SettingSchema | undefined = schema;
  for (const word of path ?? []) current = current?.properties?.[word];
  return current === undefined ? undefined : path;
}

/**
 * `JWT`, `AUTH`, `PREVIOUS_SECRET` → `jwt`, `Auth`, `previousSecret`: the schema knows how names
 * are written.
 */
function settingPath(words: readonly string[], schema: SettingSchema): string[] | undefined {
  const path: string[] = [];
  let current: SettingSchema | undefined = schema;
  for (const word of words) {
    const names: string[] = Object.keys(current?.properties ?? {});
    const name: string | undefined = names.find((candidate) => plain(candidate) === plain(word));
    path.push(name ?? word.toLowerCase());
    current = name === undefined ? schemaOfOthers(current) : current?.properties?.[name];
    if (current === undefined) return undefined;
  }
  return path;
}

/** The schema of what the owner names: settings of the service's own, and keys. */
function schemaOfOthers(schema: SettingSchema | undefined): SettingSchema | undefined {
  const others = schema?.additionalProperties;
  if (others === true) return schema;
  return others === false ? undefined : others;
}

function plain(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

/** `file:/run/secrets/key` stands for the content of that file, without the line end behind it. */
export function readReference(value: unknown, root: URL): unknown {
  if (typeof value !== 'string' || !value.startsWith('file:')) return value;
  const path = value.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  return readFileSync(
    new URL(`file://${path.startsWith('/') ? path : fileURLToPath(new URL(path, root))}`),
    'utf8',
  ).trimEnd();
}
