import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createNodeHost } from '../../../../src/host/node-host.ts';
import { loadRenderer, type Renderer } from '../../../../src/render/renderer.ts';
import { dockerTarget, type DockerOptions } from '../../../../src/targets/docker/docker-target.ts';
import { repositoryRoot } from '../../../support/repository.ts';
import { service } from '../../../support/model-fixture.ts';

const options: DockerOptions = {
  name: 'user-api',
  port: 8080,
  adminPort: 9090,
  packageManager: 'npm',
  envPrefix: 'USER_API',
  secrets: ['USER_API__JWT__AUTH__SECRET'],
};

let renderer: Renderer;
beforeAll(async () => {
  renderer = await loadRenderer(createNodeHost().files, repositoryRoot);
});

function generate(
  info: Readonly<Record<string, string>>,
  changed: Partial<DockerOptions> = {},
): Record<string, string> {
  const model = service([], [], { info });
  const files = [...dockerTarget.generate(model, { options: { ...options, ...changed }, ...renderer })];
  return Object.fromEntries(files.map((file) => [file.path, file.content]));
}

/** The instructions of a Dockerfile: comments and empty lines out, continued lines joined. */
function instructions(dockerfile = ''): string[] {
  return dockerfile
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

describe('dockerTarget', () => {
  it('builds in stages and runs one process without root, with a health check', () => {
    const { Dockerfile, 'compose.yaml': compose = '' } = generate({ title: 'Users', version: '1.2.3' });
    const lines = instructions(Dockerfile);
    expect(lines.filter((line) => line.startsWith('FROM'))).toEqual([
      'FROM node:24-slim AS base',
      'FROM base AS build',
      'FROM base AS dependencies',
      'FROM node:24-slim',
    ]);
    expect(lines.slice(-4).map((line) => line.split(' ')[0])).toEqual([
      'USER',
      'EXPOSE',
      'HEALTHCHECK',
      'CMD',
    ]);
    expect(lines).toContain('LABEL org.opencontainers.image.version=1.2.3');
    expect(parse(compose)).toMatchObject({
      services: {
        'user-api': { read_only: true, cap_drop: ['ALL'], environment: { PORT: 8080, HOST: '0.0.0.0' } },
      },
    });
  });

  it('lets no text of the contract out of its label', () => {
    const before = instructions(generate({})['Dockerfile']).length;
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a\nRUN id',
        '"\nUSER root',
        '$PATH ${HOME}',
        '`id`',
        '\\',
        'a\\\nb',
        '\u2028RUN id',
        "'",
        '#',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, desc, version) => {
        const lines = instructions(generate({ title, desc, version })['Dockerfile']);
        const labels = lines.filter((line) => line.startsWith('LABEL'));
        expect(lines.length - labels.length).toBe(before - 1);
        for (const label of labels) {
          // A bare word, or quotes in which everything that expands or ends them is escaped.
          expect(label).toMatch(
            /^LABEL org\.opencontainers\.image\.\w+=(?:[\w.:/@%+,-]+|"(?:[^"\\$`\n\r]|\\.)*")$/u,
          );
        }
      }),
    );
  });

  it.each([
    ['mysql', 'mysql:8.4', 'mysql://app:${DATABASE_PASSWORD}@database:3306/app'],
    ['postgres', 'postgres:17', 'postgres://app:${DATABASE_PASSWORD}@database:5432/app'],
  ] as const)(
    'puts %s beside a service with models, and waits until it is healthy',
    (database, image, url) => {
      const { 'compose.yaml': compose = '' } = generate({}, { database, hasCache: true });
      expect(parse(compose)).toMatchObject({
        services: {
          'user-api': {
            environment: { DATABASE_URL: url, REDIS_URL: 'redis://cache:6379' },
            depends_on: {
              database: { condition: 'service_healthy' },
              cache: { condition: 'service_started' },
            },
          },
          database: { image, volumes: [expect.stringMatching(/^database:\//)] },
          cache: { image: 'redis:8' },
        },
        volumes: { database: {} },
      });
      expect(compose).toContain('${DATABASE_PASSWORD:?');
    },
  );

  it('takes the migrations of a service with models along, also those that are still to be written', () => {
    const { Dockerfile, '.dockerignore': ignored } = generate({}, { hasModels: true });
    const lines = instructions(Dockerfile);
    expect(lines).toContain('COPY --from=build /app/migrations ./migrations');
    expect(lines).toContain('RUN mkdir -p migrations && npm run build');
    expect(ignored).toContain('!migrations\n');
    expect(generate({})['Dockerfile']).not.toContain('migrations');
  });

  it('hands the address of SQLite on, and of nothing where there are no models', () => {
    const environment = (options: object): unknown => {
      const { 'compose.yaml': compose = '' } = generate({}, options);
      const { services } = parse(compose) as { services: Record<string, { environment: object }> }; // as Compose defines it
      return services['user-api']?.environment;
    };
    expect(environment({ hasModels: true })).toMatchObject({ DATABASE_URL: '${DATABASE_URL:-}' });
    expect(environment({})).not.toHaveProperty('DATABASE_URL');
    expect(environment({ hasModels: true, database: 'mysql' })).toMatchObject({
      DATABASE_URL: expect.stringMatching(/^mysql:/),
    });
  });

  it('gives servers no name that the service has', () => {
    const { 'compose.yaml': compose = '' } = generate({}, { name: 'database', database: 'mysql' });
    expect(Object.keys((parse(compose) as { services: object }).services)).toEqual([
      // as Compose defines it
      'database',
      'database-server',
    ]);
  });

  it('uses the package manager of the project', () => {
    const pnpm = generate({}, { packageManager: 'pnpm' });
    expect(pnpm['Dockerfile']).toContain(
      'RUN corepack enable pnpm\nCOPY package.json pnpm-lock.yaml* pnpm-workspace.yaml* ./',
    );
    expect(pnpm['.dockerignore']).toContain('!pnpm-lock.yaml\n!pnpm-workspace.yaml\n');
    expect(generate({}, { packageManager: 'yarn' })['Dockerfile']).toContain(
      'yarn install --frozen-lockfile',
    );
  });

  it('sends no secret to the builder', () => {
    const lines = (generate({})['.dockerignore'] ?? '').split('\n');
    expect(lines).toContain('*');
    expect(lines.filter((line) => line.startsWith('!')).join()).not.toContain('env');
  });
});
