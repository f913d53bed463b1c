import { describe, expect, it } from 'vitest';
import { home, runAgain, runCli } from '../../../support/run-cli.ts';

const contract = `syntax = "v1"

type Id int64

type Req {
	Ids  []Id   \`json:"ids,default=[1,9007199254740993]"\`
	Kind uint64 \`json:"kind,options=1|18446744073709551615"\`
	Fine int64  \`json:"fine,default=7,options=7|8"\`
	Text string \`json:"text,default=9007199254740993"\`
	In   []struct {
		Deep int64 \`json:"deep,default=-9007199254740993"\`
	} \`json:"in"\`
}

service user-api {
	@handler Put
	post / (Req)
}
`;
const quick = ['--dir', '.', '--no-install', '--skip-git'];

describe('integers of a contract that a number would round', () => {
  it('are refused where the logic gets numbers, each at its place', async () => {
    const run = await runCli(['new', 'api/user.api', ...quick], { 'api/user.api': contract });
    expect(run.exit).toBe(3);
    expect(run.stderr.match(/error\[integer-rounded\] The field "\w+" speaks of [-\d]+/g)).toEqual([
      'error[integer-rounded] The field "Ids" speaks of 9007199254740993',
      'error[integer-rounded] The field "Kind" speaks of 18446744073709551615',
      'error[integer-rounded] The field "Deep" speaks of -9007199254740993',
    ]);
    expect(run.stderr).toContain('at api/user.api:6:2');
    expect(Object.keys(run.files)).toEqual(['api/user.api']);
  });

  it('are taken exactly where it does not', async () => {
    const run = await runCli(['new', 'api/user.api', '--int64', 'bigint', ...quick], {
      'api/user.api': contract,
    });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['apigen.json']).toContain('"int64": "bigint"');
    expect(run.files['src/gen/schema/user.ts'] ?? run.files['src/gen/route/root.ts']).toContain(
      "'x-default': '[1,9007199254740993]'",
    );
    expect(run.files['src/gen/types/user.ts']).toContain('kind: 1n | 18446744073709551615n;');
    await run.host.files.write(
      `${home}/apigen.json`,
      run.files['apigen.json']?.replace('bigint', 'number') ?? '',
    );
    const refused = await runAgain(['generate'], run.host);
    expect(refused.exit).toBe(3);
    expect(refused.files['src/gen/types/user.ts']).toContain('1n');
  });

  it('are looked for in lists of themselves', async () => {
    const run = await runCli(['new', 'tree.api', ...quick], {
      'tree.api':
        'type Tree []Tree\ntype A {\n\tX Tree `json:"x"`\n}\nservice a {\n\t@handler b\n\tpost / (A)\n}\n',
    });
    expect(run.exit).toBe(0);
  });
});
