import { existsSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { configSchema } from './config-schema.ts';
import {
  type Environment,
  readEnvironment,
  readReference,
  readYaml,
  type Setting,
  withDotEnv,
} from './config-sources.ts';
import type { ServiceConfig } from './config-types.ts';
import { readSetting } from './config-values.ts';
import type { Contract } from './contract.ts';
import { isRecord } from './is-record.ts';
import { isNetwork } from './network.ts';
import { secretProblems } from './secret.ts';
import type { SettingSchema } from './setting-schema.ts';
import { StartError } from './start-error.ts';

type Tree = Record<string, unknown>;

/**
 * Reads the configuration: `config/default.yaml`, then `config/<NODE_ENV>.yaml`, then the
 * environment, each winning over the one before. Everything that is wrong is reported at once, with
 * the place that it was found in.
 */
export function loadConfig(
  contract: Contract,
  root: URL,
  env: Environment = process.env,
): ServiceConfig {
  const variables = withDotEnv(root, env);
  const environment = variables['NODE_ENV'] ?? 'development';
  const schema = configSchema(contract, environment);
  const ofEnvironment = `config/${environment.replaceAll(/[^\w-]/g, '')}.yaml`;
  const files = [readYaml(root, 'config/default.yaml'), readYaml(root, ofEnvironment)];
  const read = [...files, readEnvironment(variables, contract.envPrefix, schema)];
  const problems = read.flatMap((part) => part.problems);
  const settings = read.flatMap((part) => part.settings);
  // A mistyped NODE_ENV must not start something half configured.
  const isKnown = ['development', 'test', 'production'].includes(environment);
  if (!isKnown && !existsSync(new URL(ofEnvironment, root))) {
    problems.push(`NODE_ENV is "${environment}", and there is no ${ofEnvironment}.`);
  }

  const tree: Tree = {};
  const broken = new Set<string>();
  for (const setting of settings) place(tree, setting, { root, schema, problems, broken });
  const sources = new Map(settings.map(({ path, source }) => [path.join('.'), source]));
  for (const error of schemaErrors(tree, schema)) {
    problems.push(describe(error, sources));
    broken.add(error.instancePath.split('/')[1] ?? '');
  }
  const config = { ...tree, service: contract.name, environment } as unknown as ServiceConfig; // checked by its schema just now
  // What is not even of its own form is not looked at any closer, nor what may stand in a broken file.
  const isRead = files.every((file) => file.problems.length === 0);
  const { sections = {}, checks = [] } = contract;
  const isWhole = (...names: readonly string[]): boolean =>
    isRead && names.every((name) => !broken.has(name));
  if (isWhole('server', 'admin', 'shutdown')) problems.push(...conflicts(config));
  if (isWhole('jwt')) problems.push(...secretProblems(config, contract));
  if (isWhole(...Object.keys(sections))) problems.push(...checks.flatMap((check) => check(config)));
  if (problems.length > 0) throw new StartError('The configuration is not usable:', problems);
  return config;
}

/** Settings of which each is right and both together are not. */
function conflicts({ server, admin, shutdown }: ServiceConfig): string[] {
  const { drainDelay, deadline } = shutdown;
  return [
    ...(admin.enabled && admin.port !== 0 && admin.port === server.port
      ? ['admin.port: must be another than server.port.']
      : []),
    ...(drainDelay >= deadline
      ? ['shutdown.deadline: must be longer than shutdown.drainDelay, which is a part of it.']
      : []),
  ];
}

interface Placing {
  readonly root: URL;
  readonly schema: SettingSchema;
  readonly problems: string[];
  /** Sections that hold something unusable. */
  readonly broken: Set<string>;
}

function place(
  tree: Tree,
  { path, value, source }: Setting,
  { root, schema, problems, broken }: Placing,
): void {
  const group = groupAt(tree, path.slice(0, -1));
  const name = path.at(-1);
  if (name === undefined || name === '__proto__') return;
  try {
    group[name] = readSetting(readReference(value, root), schemaAt(schema, path));
  } catch {
    problems.push(`${path.join('.')} (${source}): the file that it names cannot be read.`);
    broken.add(path[0] ?? '');
  }
}

function groupAt(tree: Tree, path: readonly string[]): Tree {
  let group = tree;
  for (const name of path) {
    const next = Object.hasOwn(group, name) ? group[name] : undefined;
    const child: Tree = isRecord(next) ? next : {};
    if (name !== '__proto__') group[name] = child;
    group = child;
  }
  return group;
}

function schemaAt(schema: SettingSchema, path: readonly string[]): SettingSchema {
  let current: SettingSchema | undefined = schema;
  for (const name of path) current = current?.properties?.[name];
  return current ?? { type: 'string' };
}

function schemaErrors(tree: Tree, schema: SettingSchema): readonly ErrorObject[] {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false, verbose: true });
  ajv.addFormat('network', isNetwork);
  const validate = ajv.compile(schema);
  validate(tree);
  return validate.errors ?? [];
}

function describe(error: ErrorObject, sources: ReadonlyMap<string, string>): string {
  const params: Readonly<Record<string, unknown>> = error.params;
  const name = params['missingProperty'] ?? params['additionalProperty'];
  const path = [
    ...error.instancePath.split('/').slice(1),
    ...(typeof name === 'string' ? [name] : []),
  ].join('.');
  const source =
    sources.get(path) ?? [...sources].find(([known]) => known.startsWith(`${path}.`))?.[1];
  const where = source === undefined ? path : `${path} (${source})`;
  if (error.keyword === 'additionalProperties') {
    const advice = path.startsWith('app.') ? '; declare it in src/settings.ts' : '';
    return `${where}: there is no such setting${advice}.`;
  }
  if (error.keyword === 'required') return `${where}: is missing.`;
  if (error.keyword === 'enum')
    return `${where}: must be one of ${String(params['allowedValues'])}.`;
  return `${where}: ${expectation(error)}.`;
}

function expectation({ keyword, message, parentSchema }: ErrorObject): string {
  const unit: unknown = parentSchema?.['x-unit'];
  if (keyword === 'type' && unit === 'time') return 'must be a time such as 500ms, 30s or 5m';
  if (keyword === 'type' && unit === 'size') return 'must be a size such as 512k or 10m';
  if (keyword === 'format') return 'must be the address or network of a proxy, such as 10.0.0.0/8';
  return message ?? 'is not valid';
}
