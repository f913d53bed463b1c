/** Raised when a field of any view changes its meaning or leaves; a project's own templates record which one they were written for. */
export const viewContract = 1;

/** Where a project keeps templates of its own, under the paths that the built-in ones have below `templates/`. */
export const ownTemplateFolder = '.apigen/templates';

/** What a project's own template says about itself in its first line. */
export interface TemplateOrigin {
  /** The version of the view contract that it was written for. */
  readonly view: number;
  /** sha256 of the built-in template that it began as. */
  readonly base: string;
}

const header = /^\{\{!-- apigen-template view=(\d{1,9}) base=([\da-f]{64}) --\}\}\r?\n/;

/** Where the template of that name stands in a project. */
export function ownTemplatePath(name: string): string {
  return `${ownTemplateFolder}/${name}.hbs`;
}

/** Where the built-in template that an own one began as is kept, so that what changed underneath can be shown later. */
export function ownTemplateBasePath(name: string): string {
  return `${ownTemplatePath(name)}.base`;
}

/** Reads the first line; undefined where a template was written by hand without one. */
export function readOrigin(text: string): TemplateOrigin | undefined {
  const match = header.exec(text);
  return match === null ? undefined : { view: Number(match[1]), base: match[2] ?? '' };
}

/** The template with a first line that says what it began as. Handlebars leaves the line out. */
export function withOrigin(text: string, { view, base }: TemplateOrigin): string {
  return `{{!-- apigen-template view=${view} base=${base} --}}\n${text}`;
}

/** The template without that line. */
export function withoutOrigin(text: string): string {
  return text.replace(header, '');
}
