import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kebabCase } from '../../../src/base/naming.ts';
import { commands } from '../../../src/cli/command-list.ts';
import { parseArguments, type ParsedArguments } from '../../../src/cli/parse-arguments.ts';

const read = (argv: readonly string[]): Promise<ParsedArguments> => parseArguments(argv, commands, '1.0.0');

/** What a command is told; what is not given is no different from what is undefined. */
function told(parsed: ParsedArguments): unknown {
  if (parsed.kind !== 'command') return parsed;
  const given = (values: object): object =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    command: parsed.command.name,
    arguments: given(parsed.input.arguments),
    options: given(parsed.input.options),
  };
}

const lines = fc.constantFrom(...commands).chain((command) => {
  const switches = command.options.filter((option) => option.value === undefined);
  const flags = fc.subarray(switches.map(({ name }) => `--${kebabCase(name)}`));
  const name = fc.constantFrom(command.name, ...(command.aliases ?? []));
  const words = fc.array(fc.constantFrom('user.api', 'my dir', '', 'a=b', command.name), { maxLength: 3 });
  const rest = fc
    .tuple(flags, words)
    .chain(([given, taken]) =>
      fc.shuffledSubarray([...given, ...taken], { minLength: given.length + taken.length }),
    );
  return fc.tuple(name, rest).map(([first, others]) => [first, ...others]);
});

describe('a command line of words and switches', () => {
  it('means the same when it is read without the parser', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (argv) => {
        // The parser alone knows what "--" means.
        const [plain, parsed] = [await read(argv), await read([...argv, '--'])];
        expect(told(plain)).toEqual(told(parsed));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves everything else to the parser', async () => {
    expect(await read(['generate', '--forse'])).toMatchObject({ kind: 'mistake' });
    expect(await read(['generate', 'x'])).toMatchObject({ kind: 'mistake' });
    expect(await read(['new'])).toMatchObject({ kind: 'mistake' });
    expect(await read(['new', 'a.api', 'b', 'c'])).toMatchObject({ kind: 'mistake' });
    expect(await read(['generate', '--help'])).toMatchObject({ kind: 'text' });
  });
});

describe('a value that is none of those that are taken', () => {
  it.each([
    [
      ['ci', 'gitlap'],
      '"gitlap" is no value of <system>, which takes github, gitlab, pre-commit. Did you mean "gitlab" or "github"?',
    ],
    [['rename', "it's", 'a', 'b'], '"it\'s" is no value of <what>, which takes handler, type, group.'],
    [
      ['new', 'a.api', '--package-manager', 'nmp'],
      '"nmp" is no value of "--package-manager <tool>", which takes npm, pnpm, yarn.',
    ],
  ])('is named with those: %j', async (argv, problem) => {
    expect(await read(argv)).toMatchObject({ kind: 'mistake', diagnostic: { message: problem } });
  });
});
