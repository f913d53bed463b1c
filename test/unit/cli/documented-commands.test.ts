import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kebabCase } from '../../../src/base/naming.ts';
import { allDiagnostics } from '../../../src/cli/cli-diagnostics.ts';
import { commands } from '../../../src/cli/command-list.ts';
import { repositoryRoot } from '../../support/repository.ts';

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'grammar/README.md',
  ...['docs', 'templates', 'src/runtime'].flatMap((folder) => filesIn(folder)),
].map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }));

function filesIn(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repositoryRoot, join(entry.parentPath, entry.name)));
}

/** What apigen says of itself: help texts and messages. */
const ownWords = [
  ...commands.flatMap(({ name, details = '', options, examples }) => [
    { path: `apigen ${name} --help`, text: [details, ...options.map(({ summary }) => summary)].join('\n') },
    ...examples.map(({ command }) => ({ path: `apigen ${name} --help`, text: `\`${command}\`` })),
  ]),
  ...allDiagnostics.map(({ code, message, explanation }) => ({
    path: `apigen explain ${code}`,
    text: `${message}\n${explanation}`,
  })),
];

/** Command lines of apigen in a text: in quotes, in code, or in a console up to a comment. */
function commandLines(text: string): { readonly name: string; readonly flags: readonly string[] }[] {
  const lines = [
    ...text.matchAll(/[`"](?:npx )?apigen ([a-z][^`"\n]*)[`"]/g),
    ...text.matchAll(/^\s*\$ (?:npx )?apigen ([a-z][^#\n]*)/gm),
  ].map(([, line = '']) => line.split(' && ')[0] ?? '');
  return lines.map((line) => {
    const [name = ''] = line.split(/[\s,;:.!?]/);
    return { name, flags: [...line.matchAll(/(?<=\s)--([a-z][a-z0-9-]*)/g)].map(([, flag = '']) => flag) };
  });
}

function mistakes({ path, text }: { readonly path: string; readonly text: string }): string[] {
  return commandLines(text).flatMap(({ name, flags }) => {
    const command = commands.find((each) => each.name === name || each.aliases?.includes(name));
    if (command === undefined) return name === 'help' ? [] : [`${path}: apigen ${name}`];
    const known = new Set([...command.options.map((option) => kebabCase(option.name)), 'help']);
    return flags.filter((flag) => !known.has(flag)).map((flag) => `${path}: apigen ${name} --${flag}`);
  });
}

describe('what is written about commands', () => {
  it('names no command and no option of one that does not exist', () => {
    expect([...pages, ...ownWords].flatMap(mistakes)).toEqual([]);
  });

  it('is found where it is written', () => {
    const line = commandLines('`apigen new a.api --port 1`\n$ apigen model ddl --out x  # --none\n');
    expect(line).toEqual([
      { name: 'new', flags: ['port'] },
      { name: 'model', flags: ['out'] },
    ]);
  });
});

describe('links of the pages', () => {
  const written = pages.filter(({ path }) => path.endsWith('.md'));

  /** As the sites that show Markdown call a heading. */
  const headings = (text: string): string[] =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );

  it('lead to files and headings that are there', () => {
    const links = written.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => ({ path, link })),
    );
    expect(links.length).toBeGreaterThan(10);
    const dead = links.filter(({ path, link }) => {
      const [file = '', heading] = link.split('#');
      const target = join(repositoryRoot, file === '' ? path : join(dirname(path), file));
      return (
        !existsSync(target) ||
        (heading !== undefined && !headings(readFileSync(target, 'utf8')).includes(heading))
      );
    });
    expect(dead).toEqual([]);
  });
});
