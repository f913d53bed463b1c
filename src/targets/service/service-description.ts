/** What goctl writes into the contracts that it starts, for an author to replace. */
const placeholder = /^type (?:desc|description|title) here$/i;

/** A service in the words of its `info`: the first of `desc`, `description` and `title` that says something. */
export function serviceDescription(info: Readonly<Record<string, string>>): string {
  const texts = [info['desc'], info['description'], info['title']].map((text) => text?.trim() ?? '');
  return texts.find((text) => text !== '' && !placeholder.test(text)) ?? '';
}
