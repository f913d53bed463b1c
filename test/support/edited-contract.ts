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
}`;
}

/** An edit of one line of a file, as people make them, sensible or not. */
export interface LineEdit {
  readonly file: number;
  readonly line: number;
  readonly change: (line: string) => string;
  readonly name: string;
}

const changes: readonly (readonly [string, (line: string) => string])[] = [
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
  ['another response', (line) => line.replace(/returns \(.*\)/, 'returns (string)')],
  ['a token', (line) => line.replace('prefix: /v1', 'prefix: /v1\n\tjwt: Other')],
  ['a limit', (line) => line.replace('prefix: /v1', 'prefix: /v1\n\ttimeout: 3s')],
  ['a long name', (line) => line.replace('Tags', `Tags${'AndMoreOfThem'.repeat(8)}`)],
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
    const order = lines.map((_, index) => (index + line) % lines.length);
    const at = order.find((index) => change(lines[index] ?? '') !== lines[index]) ?? 0;
    lines[at] = change(lines[at] ?? '');
    edited[path] = lines.join('\n');
  }
  return edited;
}
