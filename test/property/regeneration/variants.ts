interface Variant {
  readonly users: string;
  readonly routes: readonly ('get' | 'list' | 'create')[];
  readonly handler?: string;
  readonly field?: string;
  readonly reports?: string;
  readonly guarded?: boolean;
}

const variants: readonly Variant[] = [
  { users: 'user', routes: ['get', 'list'] },
  { users: 'user', routes: ['get', 'list', 'create'] },
  { users: 'people', routes: ['get', 'list'] },
  { users: 'user', routes: ['get'], handler: 'FetchUser' },
  { users: 'user', routes: ['get', 'list'], field: 'Title string `json:"title"`' },
  { users: 'user', routes: ['list'], reports: 'report/daily' },
  { users: 'user', routes: ['list'], reports: 'report' },
  { users: 'report', routes: ['list', 'create'], reports: 'user' },
  { users: '', routes: ['get'] },
  { users: 'user', routes: ['get', 'create'], guarded: true },
];

/** States that one contract goes through: groups, routes, handlers, fields and middleware come, go and change their names. */
export const contracts: readonly string[] = variants.map(print);

/** A contract with a mistake in it. */
export const brokenContract = print({ users: 'user', routes: ['get'] }).replace(
  'returns (User)',
  'returns (Usr)',
);

function print({ users, routes, handler = 'GetUser', field, reports, guarded = false }: Variant): string {
  const lines = {
    get: `\t@handler ${handler}\n\tget /users/:id (UserRequest) returns (User)\n`,
    list: `\t@handler ListUsers\n\tget /users returns ([]User)\n`,
    create: `\t@handler CreateUser\n\tpost /users (User) returns (User)\n`,
  };
  const group = (name: string, more = ''): string =>
    `@server (\n\tprefix: /v1\n${name === '' ? '' : `\tgroup: ${name}\n`}${more})\n`;
  return [
    'syntax = "v1"\n',
    `type User {\n\tName string \`json:"name"\`\n${field === undefined ? '' : `\t${field}\n`}}\n`,
    'type UserRequest {\n\tId int64 `path:"id"`\n}\n',
    `${group(users, guarded ? '\tjwt: Auth\n\tmiddleware: Audit\n' : '')}service user-api {\n${routes.map((name) => lines[name]).join('\n')}}\n`,
    ...(reports === undefined
      ? []
      : [
          `${group(reports)}service user-api {\n\t@handler ListReports\n\tget /reports returns ([]string)\n}\n`,
        ]),
  ].join('\n');
}
