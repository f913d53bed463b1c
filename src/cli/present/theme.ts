/** Roles of text in a terminal; without colour every one gives the text back. */
export interface Theme {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly command: (text: string) => string;
}

const plain = (text: string): string => text;
const plainTheme: Theme = {
  strong: plain,
  quiet: plain,
  error: plain,
  warning: plain,
  hint: plain,
  good: plain,
  command: plain,
};

/** The theme for a terminal's colours; chalk is loaded only where there are any. */
export async function createTheme(colorLevel: 0 | 1 | 2 | 3): Promise<Theme> {
  if (colorLevel === 0) return plainTheme;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: colorLevel });
  return {
    strong: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
    error: (text) => chalk.red(text),
    warning: (text) => chalk.yellow(text),
    hint: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    command: (text) => chalk.cyan(text),
  };
}
