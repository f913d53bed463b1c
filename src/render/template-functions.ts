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
  ts: (value) => tsString(text(value)),
  key: (value) => tsPropertyKey(text(value)),
  access: (value) => tsAccess(text(value)),
  comment: (value) => lineComment(text(value)),
  json: (value) => JSON.stringify(value),
  yaml: (value) => yamlString(text(value)),
  md: (value) => markdownText(text(value)),
  mdCode: (value) => markdownCode(text(value)),
  sh: (value) => shellWord(text(value)),
  env: (value) => envString(text(value)),
};

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError('A template gave a function something that is not text; this is a bug in apigen.');
}
