import {
  envString,
  lineComment,
  markdownCode,
  markdownText,
  shellWord,
  tsAccess,
  tsPropertyKey,
  tsString,
  yamlString,
} from '../base/literal.ts';

/** What a template may call: only the escaping functions, one per kind of place. Templates take no decisions. */
export type TemplateFunction = (value: unknown) => string;

/**
 * The functions that every template may call, Handlebars' helpers. A string of a user stands in a template only through one of them, or was escaped by
 * the view; a bare `{{name}}` is for text that the view printed.
 */
export const templateFunctions: Readonly<Record<string, TemplateFunction>> = {
  ts: (value) => tsString(text('ts', value)),
  key: (value) => tsPropertyKey(text('key', value)),
  access: (value) => tsAccess(text('access', value)),
  comment: (value) => lineComment(text('comment', value)),
  json: (value) => JSON.stringify(value),
  yaml: (value) => yamlString(text('yaml', value)),
  md: (value) => markdownText(text('md', value)),
  mdCode: (value) => markdownCode(text('mdCode', value)),
  sh: (value) => shellWord(text('sh', value)),
  env: (value) => envString(text('env', value)),
};

/** A template gave a function something that is not text. */
export class NotText extends TypeError {
  readonly function: string;
  constructor(name: string) {
    super(`A template gave the function "${name}" something that is not text.`);
    this.name = 'NotText';
    this.function = name;
  }
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new NotText(name);
}
