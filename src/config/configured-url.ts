import { parseDocument } from 'yaml';

/** The setting `database.url` in the text of a configuration file; undefined where it has none that can be read. */
export function configuredUrl(text: string): string | undefined {
  const url: unknown = parseDocument(text, { logLevel: 'silent' }).getIn(['database', 'url']);
  // A reference to a file with a secret is read by the service alone.
  return typeof url === 'string' && url !== '' && !url.startsWith('file:/') ? url : undefined;
}
