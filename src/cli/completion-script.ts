import { kebabCase } from '../base/naming.ts';
import { shellWord } from '../base/literal.ts';
import type { ArgumentDefinition, Command, OptionDefinition } from './command.ts';

/** The completion script of a shell, derived from the definitions of the commands. */
export function completionScript(shell: string, commands: readonly Command[]): string {
  switch (shell) {
    case 'zsh':
      return zshScript(commands);
    case 'fish':
      return fishScript(commands);
    default:
      return bashScript(commands);
  }
}

function bashScript(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const choices = command.options.filter(({ choices: list }) => list !== undefined);
    const values = choices.map(({ name, choices: list = [] }) => bashWords(`--${kebabCase(name)}`, list));
    return [
      `    ${names(command).join('|')})`,
      ...(values.length === 0 ? [] : ['      case "$previous" in', ...values, '      esac']),
      `      if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W ${shellWord(flags(command).join(' '))} -- "$current")); return; fi`,
      ...bashArgument(command.arguments[0]),
      '      ;;',
    ].join('\n');
  });
  return `# Completion of apigen for bash: source <(apigen completion bash)
_apigen() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W ${shellWord([...commands.flatMap(names), '--help', '--version'].join(' '))} -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _apigen apigen
`;
}

function bashWords(flag: string, list: readonly string[]): string {
  return `        ${flag}) COMPREPLY=($(compgen -W ${shellWord(list.join(' '))} -- "$current")); return ;;`;
}

function bashArgument(argument: ArgumentDefinition | undefined): string[] {
  if (argument?.choices !== undefined) {
    return [`      COMPREPLY=($(compgen -W ${shellWord(argument.choices.join(' '))} -- "$current"))`];
  }
  if (argument?.completes === 'contract') {
    return [`      COMPREPLY=($(compgen -f -X '!*.api' -- "$current") $(compgen -d -- "$current"))`];
  }
  return [];
}

function zshScript(commands: readonly Command[]): string {
  const list = commands.map(({ name, summary }) => `    ${shellWord(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const specs = [...command.options.map(zshOption), `'--help[Show the help of this command]'`];
    const positional = command.arguments.map((argument, index) => {
      const place = argument.isRepeated === true ? '*' : String(index + 1);
      return shellWord(`${place}:${argument.name}:${zshAction(argument)}`);
    });
    return `    ${names(command).join('|')}) _arguments ${[...specs, ...positional].join(' ')} ;;`;
  });
  return `#compdef apigen
# Completion of apigen for zsh: source <(apigen completion zsh)
_apigen() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _apigen apigen
`;
}

function zshOption(option: OptionDefinition): string {
  const summary = option.summary.replaceAll(/[[\]:]/g, String.raw`\$&`);
  const value = option.value === undefined ? '' : `:${option.value}:${zshAction(option)}`;
  return shellWord(`--${kebabCase(option.name)}${option.value === undefined ? '' : '='}[${summary}]${value}`);
}

function zshAction({ choices, completes }: Pick<ArgumentDefinition, 'choices' | 'completes'>): string {
  if (choices !== undefined) return `(${choices.join(' ')})`;
  if (completes === 'directory') return '_files -/';
  if (completes === 'file') return '_files';
  return completes === 'contract' ? '_files -g "*.api"' : '';
}

function fishScript(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => {
    const inside = `__fish_seen_subcommand_from ${names(command).join(' ')}`;
    return [
      `complete -c apigen -n __fish_use_subcommand -f -a ${shellWord(command.name)} -d ${shellWord(command.summary)}`,
      ...command.arguments.flatMap((argument) => fishArgument(inside, argument)),
      ...command.options.map((option) => fishOption(inside, option)),
    ];
  });
  return `# Completion of apigen for fish: apigen completion fish | source\n${lines.join('\n')}\n`;
}

function fishArgument(inside: string, { choices, completes }: ArgumentDefinition): string[] {
  const condition = `complete -c apigen -n ${shellWord(inside)}`;
  if (choices !== undefined) return [`${condition} -f -a ${shellWord(choices.join(' '))}`];
  return completes === 'contract' ? [`${condition} -k -a '(__fish_complete_suffix .api)'`] : [];
}

function fishOption(inside: string, { name, summary, value, choices }: OptionDefinition): string {
  const condition = `complete -c apigen -n ${shellWord(inside)} -l ${kebabCase(name)} -d ${shellWord(summary)}`;
  if (choices !== undefined) return `${condition} -x -a ${shellWord(choices.join(' '))}`;
  return value === undefined ? condition : `${condition} -r`;
}

function names({ name, aliases = [] }: Command): string[] {
  return [name, ...aliases];
}

function flags(command: Command): string[] {
  return [...command.options.map(({ name }) => `--${kebabCase(name)}`), '--help'];
}
