import type { JsonNode } from './parse-json.ts';

/** The text that a JSON value is; undefined for every other value, and for none. */
export function jsonText(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
