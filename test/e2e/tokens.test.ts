import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apigen,
  labFolder,
  run,
  startService,
  typeCheck,
  type ProcessResult,
  type RunningService,
} from '../support/service-lab.ts';

const contract = `syntax = "v1"

type Token {
	Value string \`json:"value"\`
}

type LoginRequest {
	UserId int \`json:"userId"\`
}

service token-api {
	@handler login
	post /login (LoginRequest) returns (Token)
}

@server (
	jwt:       Auth
	rateLimit: 1/1m by user
)
service token-api {
	@handler whoAmI
	get /me returns (Token)
}
`;

const login = `import type { Login } from '../gen/handler/root.ts';
import { signToken } from '../gen/platform/token.ts';

export const login: Login = async (req, ctx) => ({
  value: signToken(ctx.config, 'Auth', { userId: req.userId }, 60),
});
`;

const whoAmI = `import type { WhoAmI } from '../gen/handler/root.ts';

export const whoAmI: WhoAmI = async (ctx) => ({ value: JSON.stringify(Object.keys(ctx.user)) });
`;

let lab = '';
let project = '';
/** Where a service reads the secret of its `.env`. */
const development = { NODE_ENV: 'development' };
const services: RunningService[] = [];

beforeAll(async () => {
  lab = await labFolder('tokens');
  writeFileSync(join(lab, 'token.api'), contract);
  const made = await apigen(['new', 'token.api', '--no-install', '--skip-git'], lab);
  expect(made.exitCode, made.output).toBe(0);
  project = join(lab, 'token-api');
  writeFileSync(join(project, 'src/logic/login.ts'), login);
  writeFileSync(join(project, 'src/logic/who-am-i.ts'), whoAmI);
});

afterAll(() => {
  for (const service of services) service.process.kill('SIGKILL');
  rmSync(lab, { recursive: true, force: true });
});

async function start(environment: Readonly<Record<string, string>> = {}): Promise<RunningService> {
  const service = await startService(project, { ...development, ...environment });
  services.push(service);
  return service;
}

async function token(...options: readonly string[]): Promise<ProcessResult> {
  return run(process.execPath, ['src/gen/token.ts', ...options], project, development);
}

async function me({ url }: RunningService, bearer: string): Promise<{ status: number; value: unknown }> {
  const response = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${bearer}` } });
  return { status: response.status, value: Object(await response.json()).value };
}

describe('the tokens of a service', () => {
  it('say what its login says, and each user has a limit of their own', async () => {
    const service = await start();
    const tokenOf = async (userId: number): Promise<string> => {
      const body = JSON.stringify({ userId });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${service.url}/login`, { method: 'POST', headers, body });
      return String(Object(await response.json()).value);
    };
    const [first, second] = [await tokenOf(1), await tokenOf(2)];
    const claims = '["userId","iat","exp"]';
    expect(await me(service, first)).toEqual({ status: 200, value: claims });
    expect(await me(service, second)).toEqual({ status: 200, value: claims });
    expect(await me(service, first)).toMatchObject({ status: 429 });
    await service.stop();
  });

  it('are checked by the compiler: names, and claims that may be absent', async () => {
    const path = join(project, 'src/logic/login.ts');
    const context = join(project, 'src/context.ts');
    const use = '\nexport const shout = (user: Claims): string => user.sub.toUpperCase();\n';
    const stub = readFileSync(context, 'utf8');
    expect((await typeCheck(project)).output).toBe('');
    writeFileSync(path, login.replace("'Auth'", "'Auht'"));
    writeFileSync(context, stub + use);
    const { output } = await typeCheck(project);
    expect(output).toContain(`'"Auht"' is not assignable to parameter of type '"Auth"'`);
    expect(output).toContain("'user.sub' is possibly 'undefined'");
    writeFileSync(path, login);
    writeFileSync(context, stub);
  });

  it('have all that is required, from "npm run token" and in the contract tests', async () => {
    const path = join(project, 'config/default.yaml');
    const settings = readFileSync(path, 'utf8');
    writeFileSync(path, settings.replace('requiredClaims: [exp]', 'requiredClaims: [exp, sub, tenantId]'));
    const tests = await run('npm', ['test', '--silent'], project);
    expect(tests.exitCode, tests.output).toBe(0);
    const printed = await token();
    const service = await start({ LOG_LEVEL: 'debug' });
    expect(await me(service, printed.output.trim())).toMatchObject({ status: 200 });

    // What is refused is told in the log, and without the token.
    const late = await token('--claims', '{"tenantId":"7"}');
    const forged = `${late.output.trim().split('.').slice(0, 2).join('.')}.AAAA`;
    expect(await me(service, forged)).toMatchObject({ status: 401 });
    await service.stop();
    expect(service.output()).toContain('"reason":"The token signature is invalid."');
    expect(service.output()).toMatch(/"level":20,.*"reqId":".*"msg":"the token is refused"/);
    expect(service.output()).not.toContain(forged.slice(0, 40));
  });

  it('are explained by "npm run token -- --help"', async () => {
    const { exitCode, output } = await token('--help');
    expect([exitCode, output]).toEqual([0, expect.stringContaining('--claims <json>')]);
  });
});
