import { hashText } from '../../base/hash.ts';
import { constantCase } from '../../base/naming.ts';
import { sortBy } from '../../base/order.ts';
import type { Dialect } from '../../database/dialect.ts';
import type { ServiceModels } from './service-options.ts';
import { isCacheable } from './cacheable.ts';
import { isRepeatable } from './repeatable.ts';
import { serviceDescription } from './service-description.ts';
import type { ServiceView } from './service-view.ts';
import { testExample, type TestExample } from './test-example.ts';
import { takesForm, uploadFields } from './upload-fields.ts';

/** What the files around the code need to know: settings, README, package, contract constants. */
export interface ProjectView {
  readonly header: string;
  readonly name: string;
  readonly packageName: string;
  readonly description: string;
  readonly envPrefix: string;
  readonly contractPath: string;
  readonly packageManager: string;
  readonly hasYarn: boolean;
  readonly port: number;
  readonly adminPort: number;
  readonly hasJwt: boolean;
  /** Whether the contract declares types. */
  readonly hasTypes: boolean;
  /** Whether a route takes files. */
  readonly hasFiles: boolean;
  /** Whether a route takes a form, with files or of texts alone. */
  readonly hasForms: boolean;
  /** Whether 64-bit integers are no `number`. */
  readonly hasExactIntegers: boolean;
  /** Whether a route answers with a stream of events. */
  readonly hasEvents: boolean;
  /** Whether a route lets clients keep its answers. */
  readonly hasCaching: boolean;
  /** Whether a route answers repeated requests alike. */
  readonly hasIdempotency: boolean;
  /** Whether a route asks for signed requests. */
  readonly hasSignatures: boolean;
  /** Further sections of the configuration, printed; empty where there are none. */
  readonly sections: string;
  /** What the configuration is checked for besides, printed; empty where there is nothing. */
  readonly checks: string;
  /** Whether there are models, and what they can run on. */
  readonly hasModels: boolean;
  /** The database that the tables are of; empty without models. */
  readonly dialect: string;
  readonly hasMysql: boolean;
  readonly hasPostgres: boolean;
  readonly hasSqlite: boolean;
  readonly hasCache: boolean;
  /** What an address of each database looks like, for the README; empty without models. */
  readonly databaseAddresses: string;
  readonly jwt: readonly JwtView[];
  /** Names of `jwtTransition` that are not in `jwt`. */
  readonly transitions: readonly Pick<JwtView, 'name' | 'secretVariable'>[];
  /** What the README shows of a test. */
  readonly example: TestExample;
  /** Printed JSON objects, for one level of indentation. */
  readonly dependencies: string;
  readonly devDependencies: string;
}

interface JwtView {
  readonly name: string;
  readonly secretVariable: string;
  readonly developmentSecret: string;
}

/** In front of every development secret, so that production can refuse it. */
const developmentPrefix = 'development-only-';

/** Builds the view of the files around the code. `versions` is the text of the asset `versions/package.json`. */
export function viewProject(view: ServiceView, versions: string): ProjectView {
  const { model, options } = view;
  const routes = model.groups.flatMap((group) => group.routes);
  const jwt = [...new Set(routes.flatMap((route) => route.options.jwt ?? []))];
  const transitions = [...new Set(routes.flatMap((route) => route.options.jwtTransition ?? []))];
  const hasForms = routes.some(takesForm);
  const hasIdempotency = routes.some(isRepeatable);
  const hasSignatures = routes.some((route) => route.options.signature);
  const models = modelFacts(options.models);
  const envPrefix = constantCase(options.packageName) || 'SERVICE';
  const secretVariable = (name: string): string => `${envPrefix}__JWT__${constantCase(name)}__SECRET`;
  return {
    header: view.header,
    name: model.name,
    packageName: options.packageName,
    description: serviceDescription(model.info),
    envPrefix,
    contractPath: options.contractPath,
    packageManager: options.packageManager,
    hasYarn: options.packageManager === 'yarn',
    port: options.port,
    adminPort: options.adminPort,
    hasJwt: jwt.length > 0,
    hasTypes: model.types.length > 0,
    hasFiles: routes.some((route) => uploadFields(route).size > 0),
    hasForms,
    hasExactIntegers: view.exact !== null,
    hasEvents: routes.some((route) => route.options.sse),
    hasCaching: routes.some(isCacheable),
    hasIdempotency,
    hasSignatures,
    sections: printSections({ ...models, hasIdempotency, hasSignatures }),
    checks: printChecks({ ...models, hasSignatures }),
    ...models,
    jwt: jwt.map((name) => ({
      name,
      secretVariable: secretVariable(name),
      // Each key has its own, so that a token for one of them is refused by the others.
      developmentSecret: developmentPrefix + hashText(`${options.developmentSecret ?? ''} ${name}`),
    })),
    transitions: transitions
      .filter((name) => !jwt.includes(name))
      .map((name) => ({ name, secretVariable: secretVariable(name) })),
    example: testExample(view),
    ...printVersions(versions, packagesOf(hasForms, options.models)),
  };
}

function printSections(
  has: Pick<ProjectView, 'hasModels' | 'hasCache' | 'hasIdempotency' | 'hasSignatures'>,
): string {
  return [
    ...(has.hasModels ? ['database: databaseSection'] : []),
    ...(has.hasCache ? ['cache: cacheSection'] : []),
    ...(has.hasIdempotency ? ['idempotency: idempotencySection'] : []),
    ...(has.hasSignatures ? ['signature: signatureSection'] : []),
  ].join(', ');
}

function printChecks(has: Pick<ProjectView, 'hasModels' | 'hasSignatures'>): string {
  return [
    ...(has.hasModels ? ['databaseProblems'] : []),
    ...(has.hasSignatures ? ['signatureProblems'] : []),
  ].join(', ');
}

const addresses = {
  mysql: '`mysql://user:password@host/name`',
  postgres: '`postgres://user:password@host/name`',
  sqlite: '`sqlite:app.db`',
};

function modelFacts(
  models: ServiceModels | undefined,
): Pick<
  ProjectView,
  'hasModels' | 'dialect' | 'hasMysql' | 'hasPostgres' | 'hasSqlite' | 'hasCache' | 'databaseAddresses'
> {
  const has = (dialect: Dialect): boolean => models?.dialects.includes(dialect) === true;
  return {
    hasModels: models !== undefined,
    dialect: models?.dialect ?? '',
    hasMysql: has('mysql'),
    hasPostgres: has('postgres'),
    hasSqlite: has('sqlite'),
    hasCache: models?.hasCache === true,
    databaseAddresses: (['mysql', 'postgres', 'sqlite'] as const)
      .filter(has)
      .map((dialect) => addresses[dialect])
      .join(' or '),
  };
}

/** The packages that only some services need, this one among them. SQLite comes with Node. */
function packagesOf(hasForms: boolean, models: ServiceModels | undefined): readonly string[] {
  const { hasModels, hasMysql, hasPostgres, hasCache } = modelFacts(models);
  return [
    ...(hasForms ? ['@fastify/multipart'] : []),
    ...(hasModels ? ['kysely'] : []),
    ...(hasMysql ? ['mysql2'] : []),
    ...(hasPostgres ? ['pg', '@types/pg'] : []),
    ...(hasCache ? ['redis'] : []),
  ];
}

/** What only some services need stands in the list as `optionalDependencies`. */
function printVersions(
  versions: string,
  optional: readonly string[],
): Pick<ProjectView, 'dependencies' | 'devDependencies'> {
  const manifest: unknown = JSON.parse(versions);
  const read = (group: string): readonly (readonly [string, unknown])[] => {
    const members: unknown =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, group) : undefined;
    return typeof members === 'object' && members !== null ? Object.entries(members) : [];
  };
  const wanted = read('optionalDependencies').filter(([name]) => optional.includes(name));
  const print = (group: string, areTypes: boolean): string => {
    const added = wanted.filter(([name]) => name.startsWith('@types/') === areTypes);
    const all = sortBy([...read(group), ...added], ([name]) => name);
    return JSON.stringify(Object.fromEntries(all), null, 2).replaceAll('\n', '\n  ');
  };
  return {
    dependencies: print('dependencies', false),
    devDependencies: print('devDependencies', true),
  };
}
