import type { Host } from '../host/ports.ts';
import type { Outcome } from './outcome.ts';

/** An argument by position. */
export interface ArgumentDefinition {
  readonly name: string;
  readonly summary: string;
  readonly isOptional?: boolean;
  /** Takes all that follow, none among them; the last argument only. */
  readonly isRepeated?: boolean;
  readonly choices?: readonly string[];
  /** What a shell completes it with. */
  readonly completes?: 'contract' | 'directory' | 'file';
}

/** A flag (`name` in camel case, `--dry-run` for `dryRun`), or with `value` an option that takes one. */
export interface OptionDefinition {
  readonly name: string;
  readonly summary: string;
  /** The word for the value in the help: `<port>`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly completes?: 'directory' | 'file';
}

/** What a command may use besides its input. */
export interface Services {
  readonly host: Host;
  readonly version: string;
  readonly packageRoot: string;
  /** The outcome goes to a program: nothing else may be printed. */
  readonly isJson: boolean;
  /** Every command, for those that speak about the others. */
  readonly commands: readonly Command[];
}

/** The headings of the overview, in order. */
export const commandGroups = ['Start', 'Work', 'Ship', 'Learn'] as const;

interface CommandFacts<Arguments, Options> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly group: (typeof commandGroups)[number];
  /** One line for the overview, in the imperative. */
  readonly summary: string;
  /** More about it, for its own help. */
  readonly details?: string;
  readonly arguments: Arguments;
  readonly options: Options;
  readonly examples: readonly { readonly command: string; readonly meaning: string }[];
}

/** Values as they were given on the command line, by name. */
export interface CommandInput {
  readonly arguments: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** A verb of the command line. Flags, help, completion and the documentation all derive from this one value. */
export interface Command extends CommandFacts<readonly ArgumentDefinition[], readonly OptionDefinition[]> {
  readonly run: (input: CommandInput, services: Services) => Promise<Outcome>;
}

type ArgumentValues<Definitions extends readonly ArgumentDefinition[]> = {
  readonly [Item in Definitions[number] as Item['name']]: Item extends { readonly isRepeated: true }
    ? readonly string[] | undefined
    : Item extends { readonly isOptional: true }
      ? string | undefined
      : string;
};

type OptionValues<Definitions extends readonly OptionDefinition[]> = {
  readonly [Item in Definitions[number] as Item['name']]: Item extends { readonly value: string }
    ? string | undefined
    : boolean | undefined;
};

/** Types the input of `run` from the definitions of arguments and options, so that a misspelt name does not compile. */
export function defineCommand<
  const Arguments extends readonly ArgumentDefinition[],
  const Options extends readonly OptionDefinition[],
>(
  definition: CommandFacts<Arguments, Options> & {
    readonly run: (
      input: { readonly arguments: ArgumentValues<Arguments>; readonly options: OptionValues<Options> },
      services: Services,
    ) => Promise<Outcome>;
  },
): Command {
  return {
    ...definition,
    run: (input, services) => definition.run(input as never, services), // the parser reads exactly what is defined here
  };
}

/** The option of every command that can answer a program. */
export const jsonOption = { name: 'json', summary: 'Print the outcome as JSON' } as const;

/** The option of every command that writes. */
export const dryRunOption = {
  name: 'dryRun',
  summary: 'Show what would be written, and write nothing',
} as const;
