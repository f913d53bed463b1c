import fc from 'fast-check';

/** A contract over two files in which everything is used and nothing is wrong. */
export function wholeContract(typeCount: number): Record<string, string> {
  const numbers = Array.from({ length: typeCount }, (_, index) => index);
  const half = Math.ceil(typeCount / 2);
  return {
    'api/user.api': `syntax = "v1"

info (
	title: "Users"
)

import "types.api"

${numbers.slice(0, half).map(declare).join('\n\n')}

${numbers.map(serve).join('\n')}
`,
    'api/types.api': `// Types of the second half.

type (
${numbers
  .slice(half)
  .map((n) =>
    declare(n)
      .replaceAll(/^type /gm, '')
      .replaceAll(/^/gm, '\t'),
  )
  .join('\n\n')}
)
`,
  };
}

/** The same with something doubtful in many places, in types and routes, alone and in two places at once. */
export function doubtfulContract(typeCount: number): Record<string, string> {
  const texts = Object.entries(wholeContract(typeCount)).map(([path, text]) => [
    path,
    text
      .replaceAll('json:"tags,omitempty"', 'json:"tags,omitempty,strange"')
      .replaceAll(/form:"page,[^"]*"/g, '$& validate:"odd=1"')
      .replaceAll(/get \/items([0-3])\/:id/g, 'get /items$1/:id/:more')
      .replaceAll(/^(\t@handler DropItem5)$/gm, '\t@handler Same\n\tget /items4/:other (Ask5)\n\n$1')
      .replace('type Ask2 {', 'type Ask2 {\n\tBare string'),
  ]);
  return Object.fromEntries(texts) as Record<string, string>; // texts by path, as before
}

function declare(n: number): string {
  const other = n === 0 ? 'string' : `*Item${n - 1}`;
  const embedded = n % 4 === 3 ? `\tBase${n - 1}\n` : '';
  const base = n % 4 === 2 ? `\n\ntype Base${n} {\n\tCreated int64 \`json:"created"\`\n}` : '';
  const use = n % 4 === 2 ? `\tOwn Base${n} \`json:"own,optional"\`\n` : '';
  return `// Ask${n} asks for one.
type Ask${n} {
	Id int64 \`path:"id"\` // which one
	Page int \`form:"page,default=1,range=[1:100]"\`
	Sort string \`form:"sort,optional,options=name|date"\`
}

/* Item${n} is one. */
type Item${n} {
${embedded}${use}	Name string \`json:"name" validate:"min=1"\`
	Other ${other} \`json:"other,optional"\`
	Tags []string \`json:"tags,omitempty"\`
}${base}`;
}

function serve(n: number): string {
  return `
@server (
	prefix: /v1
	group:  group${n % 3}
${n % 3 === 0 ? '\tjwt:    Auth\n' : ''})
service user-api {
	@doc "Gets number ${n}."
	@handler GetItem${n}
	get /items${n}/:id (Ask${n}) returns (Item${n})

	// Puts it.
	@handler PutItem${n}
	post /items${n} (Item${n}) returns ([]Item${n})

	@handler DropItem${n}
	delete /items${n}/:id (Ask${n})
}`;
}

/** What an edit makes of the lines from one on; undefined where it has nothing to do with that line. */
type Change = (lines: readonly string[]) => readonly string[] | undefined;

/** An edit at one line of a file, as people make them, sensible or not. */
export interface LineEdit {
  readonly file: number;
  readonly line: number;
  readonly change: Change;
  readonly name: string;
}

const lineChanges: readonly (readonly [string, (line: string) => string])[] = [
  ['another wire name', (line) => line.replace(/"(\w+)/, '"$1x')],
  ['another field', (line) => line.replace(/^(\s*)([A-Z])/, '$1New$2')],
  ['another type', (line) => line.replace(/\b(?:string|int|int64)\b/, 'bool')],
  ['a list of it', (line) => line.replace(/ (\*?Item\d)/, ' []$1')],
  ['another default', (line) => line.replace('default=1', 'default=7')],
  ['optional', (line) => line.replace(/json:"(\w+)"/, 'json:"$1,optional"')],
  ['a header', (line) => line.replace('json:', 'header:')],
  ['a new field', (line) => line.replace(/^(\s*)Name .*$/, '$&\n$1Nick string `json:"nick"`')],
  ['a field of another type', (line) => line.replace(/^(\s*)Name .*$/, '$&\n$1More []Item0 `json:"more"`')],
  ['nothing there', () => ''],
  ['a blank line above', (line) => `\n${line}`],
  ['blank lines below', (line) => `${line}\n\n`],
  ['a comment above', (line) => `// A remark.\n${line}`],
  ['a comment behind', (line) => `${line} // A remark (api/user.api:12).`],
  ['a remark that runs on', (line) => `${line} /* A remark\n that runs on. */`],
  ['an open remark', (line) => `${line} /*`],
  ['a lone quote', (line) => `${line} "`],
  ['a lone backtick', (line) => `${line} \``],
  ['a brace', (line) => `${line} }`],
  ['indented', (line) => `    ${line}`],
  ['twice', (line) => `${line}\n${line}`],
  ['another number', (line) => line.replace(/(\d)/, (digit) => String((Number(digit) + 1) % 10))],
  ['another word', (line) => line.replace(/Gets|asks|Puts/, 'Does something with')],
  ['another method', (line) => line.replace(/^(\s*)(?:get|post) \//, '$1put /')],
  ['another path', (line) => line.replace(/\/items(\d)/, '/things$1')],
  ['another handler', (line) => line.replace(/@handler (Get|Put)(\w+)/, '@handler Do$1$2')],
  ['another request', (line) => line.replace(/\(Ask(\d)\)/, (_, digit) => `(Ask${otherOf(digit)})`)],
  [
    'another item',
    (line) => line.replace(/returns \(\[?\]?Item(\d)\)/, (_, digit) => `returns (Item${otherOf(digit)})`),
  ],
  [
    'a route above',
    (line) =>
      line.replace(
        /^(\t)@(?:doc|handler) \D*(\d).*$/,
        `$1@handler Added$2\n$1get /added$2 returns (Item$2)\n\n$&`,
      ),
  ],
  [
    'a route below',
    (line) =>
      line.replace(/^(\t)post .*Item(\d).*$/, `$&\n\n$1@handler More$2\n$1delete /more$2/:id (Ask$2)`),
  ],
  [
    'a route with a type of its own',
    (line) =>
      line.replace(
        /^\tpost .*Item(\d).*$/,
        `$&\n\t@handler Own$1\n\tput /own$1 (Own$1) returns (Own$1)\n}\n\ntype Own$1 {\n\tA Item$1 \`json:"a"\`\n}\n\nservice user-api {\n\t@handler Last$1\n\tput /last$1 (Own$1)`,
      ),
  ],
  [
    'a type above',
    (line) => line.replace(/^type (\w+)(\d) \{$/, 'type Before$1$2 {\n\tOne int64 `json:"one"`\n}\n\n$&'),
  ],
  [
    'a type in use',
    (line) =>
      line.replace(
        /^type (Item\d) \{$/,
        'type Part$1 {\n\tOne int64 `json:"one"`\n}\n\n$&\n\tPart Part$1 `json:"part"`',
      ),
  ],
  [
    'a head',
    (line) => line.replace(/^\tget (\/items\d\/:id) \((Ask\d)\).*$/, '$&\n\t@handler Head$2\n\thead $1 ($2)'),
  ],
  ['another response', (line) => line.replace(/returns \(.*\)/, 'returns (string)')],
  ['a token', (line) => line.replace('prefix: /v1', 'prefix: /v1\n\tjwt: Other')],
  ['a limit', (line) => line.replace('prefix: /v1', 'prefix: /v1\n\ttimeout: 3s')],
  ['an option that nobody knows', (line) => line.replace(/json:"(\w+)/, 'json:"$1,weird')],
  ['a known option instead', (line) => line.replace(',strange"', '"')],
  ['a rule that nobody knows', (line) => line.replace('validate:"min=1"', 'validate:"min=1,odd"')],
  ['no odd rule', (line) => line.replace(' validate:"odd=1"', '')],
  ['a parameter that nobody reads', (line) => line.replace('/:id (', '/:id/:unread (')],
  ['no parameter to read', (line) => line.replace('/:id', '')],
  ['a field without a tag', (line) => line.replace(/^(\s*)(\w+ \S+) `.*`/, '$1$2')],
  ['a long name', (line) => line.replace('Tags', `Tags${'AndMoreOfThem'.repeat(8)}`)],
];

function otherOf(digit: string): string {
  return String((Number(digit) + 1) % 6);
}

/** What is taken away, moved or swapped as a whole. */
const blockChanges: readonly (readonly [string, Change])[] = [
  ['a route less', (lines) => without(lines, /^\t@handler /, /^\t\w+ \//)],
  ['a type less', (lines) => without(lines, /^type \w+ \{/, /^\}/)],
  ['a service less', (lines) => without(lines, /^service /, /^\}/)],
  ['a route moved down', (lines) => movedDown(lines, /^\t@handler /, /^\t\w+ \//)],
  ['a type moved down', (lines) => movedDown(lines, /^type \w+ \{/, /^\}/)],
  ['a type moved to the end', (lines) => movedToEnd(lines, /^type \w+ \{/, /^\}/)],
];

function without(
  [first = '', ...rest]: readonly string[],
  from: RegExp,
  to: RegExp,
): readonly string[] | undefined {
  if (!from.test(first)) return undefined;
  return rest.slice(rest.findIndex((line) => to.test(line)) + 1);
}

function movedDown(lines: readonly string[], from: RegExp, to: RegExp): readonly string[] | undefined {
  const rest = without(lines, from, to);
  const next = rest?.findIndex((line) => from.test(line)) ?? -1;
  if (rest === undefined || next === -1) return undefined;
  const behind = rest.slice(next);
  const end = next + behind.length - (without(behind, from, to)?.length ?? 0);
  return [...rest.slice(0, end), '', ...lines.slice(0, lines.length - rest.length), ...rest.slice(end)];
}

function movedToEnd(lines: readonly string[], from: RegExp, to: RegExp): readonly string[] | undefined {
  const rest = without(lines, from, to);
  return rest && [...rest, ...lines.slice(0, lines.length - rest.length)];
}

const changes: readonly (readonly [string, Change])[] = [
  ...lineChanges.map(([name, change]): readonly [string, Change] => [
    name,
    ([first = '', ...rest]) => {
      const changed = change(first);
      return changed === first ? undefined : [changed, ...rest];
    },
  ]),
  ...blockChanges,
];

/** One to three edits. */
export const lineEdits: fc.Arbitrary<readonly LineEdit[]> = fc.array(
  fc
    .tuple(fc.nat(1), fc.nat(400), fc.constantFrom(...changes))
    .map(([file, line, [name, change]]): LineEdit => ({ file, line, name, change })),
  { minLength: 1, maxLength: 3 },
);

/** The files after the edits; a line that an edit has nothing to do with is passed over for the next one that changes. */
export function applyEdits(
  files: Readonly<Record<string, string>>,
  edits: readonly LineEdit[],
): Record<string, string> {
  const edited = { ...files };
  for (const { file, line, change } of edits) {
    const path = Object.keys(files)[file] ?? '';
    const lines = (edited[path] ?? '').split('\n');
    for (let tries = 0; tries < lines.length; tries += 1) {
      const at = (line + tries) % lines.length;
      const changed = change(lines.slice(at));
      if (changed === undefined) continue;
      lines.splice(at, lines.length - at, ...changed);
      break;
    }
    edited[path] = lines.join('\n');
  }
  return edited;
}
