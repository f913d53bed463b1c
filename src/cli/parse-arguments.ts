import type { Command as Parser, CommanderError } from 'commander';
import { kebabCase } from '../base/naming.ts';
import { didYouMean } from '../base/suggest.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { argumentUsage } from './argument-usage.ts';
import type { ArgumentDefinition, Command, CommandInput } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { optionFlags } from './option-flags.ts';

/** A command line that cannot be understood. */
export const usageMistake = defineDiagnostic({
  code: 'usage-mistake',
  severity: 'error',
  message: '{problem}',
  explanation:
    'The command line names a command, an option or a value that does not exist, or leaves one out. "apigen --help" lists the commands, "apigen <command> --help" the options of one.',
});

/** What the arguments ask for. */
export type ParsedArguments =
  | { readonly kind: 'command'; readonly command: Command; readonly input: CommandInput }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mistake'; readonly diagnostic: Diagnostic };

/** Reads the command line by the definitions of the commands; help and version come back as text. */
export async function parseArguments(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
): Promise<ParsedArguments> {
  if (argv.length === 0) return { kind: 'text', text: overview(commands) };
  const plain = parsePlainly(argv, commands);
  if (plain !== undefined) return plain;
  const { Command: ParserClass, CommanderError: ErrorClass } = await import('commander');
  let text = '';
  let parsed: ParsedArguments | undefined;
  const prepare = (parser: Parser, help: () => string): Parser =>
    parser
      .exitOverride()
      .showSuggestionAfterError(false)
      .helpOption('-h, --help')
      .configureHelp({ formatHelp: help })
      .configureOutput({
        writeOut: (part) => (text += part),
        writeErr: (part) => (text += part),
        outputError: () => {},
      });
  const root = prepare(new ParserClass('apigen'), () => overview(commands)).version(version, '-v, --version');
  for (const command of commands) {
    const parser = prepare(root.command(command.name), () => commandHelp(command));
    declare(parser, command);
    parser.action((...values: unknown[]) => {
      parsed = { kind: 'command', command, input: toInput(command, values, parser.opts()) };
    });
  }
  try {
    await root.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof ErrorClass)) throw error;
    return error.exitCode === 0 || error.code === 'commander.help'
      ? { kind: 'text', text }
      : mistake(error, argv, commands);
  }
  return parsed ?? { kind: 'text', text: overview(commands) };
}

/** A command with plain words and switches is read without the parser, which costs as much to load as many a run to make. */
function parsePlainly(
  [name = '', ...rest]: readonly string[],
  commands: readonly Command[],
): ParsedArguments | undefined {
  const command = commands.find((each) => [each.name, ...(each.aliases ?? [])].includes(name));
  if (command === undefined) return undefined;
  const words = takeWords(
    command,
    rest.filter((word) => !word.startsWith('-')),
  );
  if (words === undefined) return undefined;
  const switches = new Map(
    command.options.flatMap((option) =>
      option.value === undefined ? [[`--${kebabCase(option.name)}`, option.name]] : [],
    ),
  );
  const given = rest.filter((word) => word.startsWith('-')).map((flag) => switches.get(flag));
  if (given.includes(undefined)) return undefined;
  const options = Object.fromEntries(given.map((option) => [option ?? '', true]));
  return { kind: 'command', command, input: { arguments: words, options } };
}

/** A word for each argument; nothing where one is missing or too many, or where an argument takes more than a word. */
function takeWords(
  { arguments: definitions }: Command,
  words: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const isPlain = ({ choices, isRepeated = false }: ArgumentDefinition): boolean =>
    choices === undefined && !isRepeated;
  const areTaken = words.length <= definitions.length && (words.length === 0 || definitions.every(isPlain));
  if (!areTaken || definitions.slice(words.length).some((argument) => !isOptional(argument)))
    return undefined;
  return Object.fromEntries(words.map((word, index) => [definitions[index]?.name ?? '', word]));
}

function declare(parser: Parser, command: Command): void {
  parser.aliases([...(command.aliases ?? [])]).allowExcessArguments(false);
  for (const definition of command.arguments) {
    const argument = parser.createArgument(argumentUsage(definition));
    const { choices } = definition;
    parser.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const definition of command.options) {
    const option = parser.createOption(optionFlags(definition));
    parser.addOption(definition.choices === undefined ? option : option.choices(definition.choices));
  }
}

function toInput(
  command: Command,
  values: readonly unknown[],
  options: Record<string, unknown>,
): CommandInput {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    arguments: Object.fromEntries(
      command.arguments.map(({ name }, index) => [name, texts(values[index]) ?? text(values[index])]),
    ),
    options: Object.fromEntries(
      command.options.map(({ name }) => {
        // The parser turns "--no-install" into a switch named "install" that is on by default.
        const negated = name.startsWith('no') ? name.slice(2, 3).toLowerCase() + name.slice(3) : '';
        const value = name in options ? options[name] : options[negated] === false ? true : undefined;
        return [name, typeof value === 'boolean' ? value : text(value)];
      }),
    ),
  };
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

function isOptional({ isOptional: mayBeAbsent = false, isRepeated = false }: ArgumentDefinition): boolean {
  return mayBeAbsent || isRepeated;
}

function mistake(
  error: CommanderError,
  argv: readonly string[],
  commands: readonly Command[],
): ParsedArguments {
  const quoted = error.message.match(/'([^']*)'/)?.[1] ?? '';
  const command = commands.find(({ name, aliases = [] }) => [name, ...aliases].includes(argv[0] ?? ''));
  const problem = describe(error, quoted, command, commands);
  const hint = command === undefined ? 'See "apigen --help".' : `See "apigen ${command.name} --help".`;
  return { kind: 'mistake', diagnostic: report(usageMistake, { problem }, { hint }) };
}

function describe(
  error: CommanderError,
  quoted: string,
  command: Command | undefined,
  commands: readonly Command[],
): string {
  switch (error.code) {
    case 'commander.unknownCommand': {
      const names = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
      return `There is no command "${quoted}".${didYouMean(quoted, names)}`;
    }
    case 'commander.unknownOption': {
      const options = (command?.options ?? []).map(({ name }) => `--${kebabCase(name)}`);
      return `There is no option "${quoted}".${didYouMean(quoted, [...options, '--help', '--version'])}`;
    }
    case 'commander.missingArgument':
      return `The argument <${quoted}> is missing.`;
    case 'commander.optionMissingArgument':
      return `The option "${quoted}" needs a value.`;
    case 'commander.excessArguments':
      return 'There are more arguments than this command takes.';
    case 'commander.invalidArgument':
      return describeChoice(error.message) ?? ownWords(error.message);
    default:
      return ownWords(error.message);
  }
}

/** A value that is none of those that an option or an argument takes. */
function describeChoice(message: string): string | undefined {
  const option = /^error: option '([^']*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(
    message,
  );
  const argument =
    /^error: command-argument value '(.*)' is invalid for argument '([^']*)'\. Allowed choices are (.*)\.$/s.exec(
      message,
    );
  const [, first = '', second = '', choices = ''] = option ?? argument ?? [];
  if (choices === '') return undefined;
  const [name, value] = option === null ? [`<${second}>`, first] : [`"${first}"`, second];
  return `"${value}" is no value of ${name}, which takes ${choices}.${didYouMean(value, choices.split(', '))}`;
}

function ownWords(message: string): string {
  const text = message.replace(/^error: /, '').replaceAll("'", '"');
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.?$/, '.');
}
