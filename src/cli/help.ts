import { argumentUsage } from './argument-usage.ts';
import { commandGroups, type Command } from './command.ts';
import { optionFlags } from './option-flags.ts';

const columns = 98;

/** `apigen --help`: what apigen is, every command by what it is for, and the examples that get one going. */
export function overview(commands: readonly Command[]): string {
  const rows = commandGroups.map((group) => ({
    heading: group,
    rows: commands
      .filter((command) => command.group === group)
      .map((command): Row => [usage(command), command.summary]),
  }));
  const options: Row[] = [
    ['-h, --help', 'Show this help, or with a command the help of that command'],
    ['-v, --version', 'Print the version'],
  ];
  const width = labelWidth([...rows.flatMap((part) => part.rows), ...options]);
  return [
    'apigen: one .api contract becomes a Fastify service that you own.',
    '',
    'It writes plain TypeScript. What it generates it keeps up to date, what you write it never touches.',
    '',
    'Usage: apigen <command> [options]',
    ...rows.flatMap((part) => ['', part.heading, ...part.rows.flatMap((row) => lines(row, width))]),
    '',
    'Options',
    ...options.flatMap((row) => lines(row, width)),
    '',
    'Examples',
    '  apigen init user.api        a commented contract to start from',
    '  apigen new user.api         a service of it in ./user-api',
    '  cd user-api && npm run dev  the service answers on port 8080',
    '  apigen generate             after every change of api/user.api',
    '',
    'Exit codes: 0 done, 1 the answer is no, 2 usage or settings, 3 errors in the contract,',
    '            4 files or programs failed, 5 conflict with files or migrations that are there,',
    '            70 a bug of apigen, 130 interrupted',
    '',
  ].join('\n');
}

/** `apigen <command> --help`. */
export function commandHelp(command: Command): string {
  const argumentRows = command.arguments.map(({ name, summary, choices }): Row => [
    name,
    withChoices(summary, choices),
  ]);
  const optionRows = [
    ...command.options.map((option): Row => [
      optionFlags(option),
      withChoices(option.summary, option.choices),
    ]),
    ['-h, --help', 'Show this help'] as const,
  ];
  const width = labelWidth([...argumentRows, ...optionRows]);
  const exampleWidth = labelWidth(command.examples.map(({ command: line }): Row => [line, '']));
  return [
    `${command.summary}.`,
    ...(command.details === undefined ? [] : ['', ...wrap(command.details, columns)]),
    '',
    `Usage: apigen ${usage(command)} [options]`,
    ...section('Arguments', argumentRows, width),
    ...section('Options', optionRows, width),
    ...section(
      'Examples',
      command.examples.map(({ command: line, meaning }): Row => [line, meaning]),
      exampleWidth,
    ),
    '',
  ].join('\n');
}

type Row = readonly [label: string, text: string];

function usage({ name, aliases = [], arguments: list }: Command): string {
  return [[name, ...aliases].join(', '), ...list.map(argumentUsage)].join(' ');
}

function withChoices(summary: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? summary : `${summary} (${choices.join(', ')})`;
}

function labelWidth(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(([label]) => label.length));
}

function section(heading: string, rows: readonly Row[], width: number): string[] {
  return rows.length === 0 ? [] : ['', heading, ...rows.flatMap((row) => lines(row, width))];
}

function lines([label, text]: Row, width: number): string[] {
  const [first = '', ...rest] = wrap(text, columns - width - 4);
  return [
    `  ${label.padEnd(width)}  ${first}`.trimEnd(),
    ...rest.map((line) => ' '.repeat(width + 4) + line),
  ];
}

function wrap(text: string, width: number): string[] {
  const result: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      result.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...result, line];
}
