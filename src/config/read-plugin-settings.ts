import type { JsonValue } from '../base/json.ts';
import type { Span } from '../base/span.ts';
import { jsonText } from './json-text.ts';
import type { JsonMember, JsonNode } from './parse-json.ts';
import { inputPath, pluginName, pluginTimeout, type PluginSettings } from './plugin-settings.ts';

/** A part of a setting that is not what it must be: `plugins[0].name`, and what it must be. */
export interface SettingProblem {
  readonly name: string;
  readonly rule: string;
  readonly span: Span;
}

/** Reads the setting `plugins`; what is wrong with it is reported at its place. */
export function readPluginSettings(
  node: JsonNode,
): readonly PluginSettings[] | readonly [SettingProblem, ...SettingProblem[]] {
  const problems: SettingProblem[] = [];
  const plugins: PluginSettings[] = [];
  if (node.kind !== 'array')
    return [{ name: 'plugins', rule: 'a list of plugins in square brackets', span: node.span }];
  node.items.forEach((item, index) => {
    const reader = new PluginReader(`plugins[${index}]`, item, problems);
    const plugin = reader.plugin();
    if (plugins.some(({ name }) => name === plugin.name))
      problems.push({
        name: `plugins[${index}].name`,
        rule: 'a name that no other plugin has',
        span: item.span,
      });
    plugins.push(plugin);
  });
  const [first, ...rest] = problems;
  return first === undefined ? plugins : [first, ...rest];
}

/** Whether reading gave problems instead of plugins. */
export function isProblem(
  read: readonly PluginSettings[] | readonly SettingProblem[],
): read is readonly SettingProblem[] {
  const [first] = read;
  return first !== undefined && 'rule' in first;
}

const memberNames = ['name', 'command', 'module', 'options', 'inputs', 'timeoutSeconds'];

class PluginReader {
  readonly #name: string;
  readonly #node: JsonNode;
  readonly #problems: SettingProblem[];
  readonly #members: ReadonlyMap<string, JsonMember>;

  constructor(name: string, node: JsonNode, problems: SettingProblem[]) {
    this.#name = name;
    this.#node = node;
    this.#problems = problems;
    const members = node.kind === 'object' ? node.members : [];
    this.#members = new Map(members.map((member) => [member.name, member]));
    const rule = `an object with "name", with "command" or "module", and if wanted with "options", "inputs" and "timeoutSeconds", each once`;
    if (node.kind !== 'object') this.#refuse('', rule, node.span);
    members.forEach(({ name: member, nameSpan }, index) => {
      const isRepeated = members.findIndex((other) => other.name === member) !== index;
      if (isRepeated || !memberNames.includes(member)) this.#refuse('', rule, nameSpan);
    });
  }

  plugin(): PluginSettings {
    return {
      name: this.#text('name', pluginName, 'lower-case letters, digits and "-", at most 40 of them') ?? '',
      run: this.#run(),
      options: this.#options(),
      inputs: this.#texts('inputs', inputPath, 'a list of paths inside the project, with "/"') ?? [],
      timeoutSeconds: this.#seconds(),
    };
  }

  #run(): PluginSettings['run'] {
    const isCommand = this.#members.has('command');
    if (isCommand === this.#members.has('module') && this.#node.kind === 'object')
      this.#refuse('', 'a plugin with either "command" or "module"', this.#node.span);
    if (!isCommand) {
      const module = this.#text('module', /^[^\u0000-\u001f]+$/, 'the path or the name of a module') ?? '';
      return { kind: 'module', module };
    }
    const rule = 'a program and its arguments, as a list of texts';
    const refused = this.#problems.length;
    const command = this.#texts('command', /^[^\u0000]*$/, rule) ?? [];
    const isRefused = this.#problems.length > refused;
    if (!isRefused && (command[0] ?? '') === '') this.#refuse('.command', rule, this.#node.span);
    return { kind: 'command', command };
  }

  #text(name: string, pattern: RegExp, rule: string): string | undefined {
    const node = this.#members.get(name)?.value;
    if (node === undefined) {
      if (name === 'name') this.#refuse('.name', rule, this.#node.span);
      return undefined;
    }
    const text = textOf(node, pattern);
    if (text !== undefined) return text;
    this.#refuse(`.${name}`, rule, node.span);
    return undefined;
  }

  #texts(name: string, pattern: RegExp, rule: string): readonly string[] | undefined {
    const node = this.#members.get(name)?.value;
    if (node === undefined) return undefined;
    const texts = node.kind === 'array' ? node.items.map((item) => textOf(item, pattern)) : [undefined];
    const found = texts.filter((text) => text !== undefined);
    if (found.length < texts.length) this.#refuse(`.${name}`, rule, node.span);
    return found;
  }

  #options(): PluginSettings['options'] {
    const node = this.#members.get('options')?.value;
    if (node === undefined) return {};
    if (node.kind === 'object') return objectOf(node.members);
    this.#refuse('.options', 'an object', node.span);
    return {};
  }

  #seconds(): number {
    const node = this.#members.get('timeoutSeconds')?.value;
    if (node === undefined) return pluginTimeout.fallback;
    const value = node.kind === 'scalar' ? node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= pluginTimeout.longest)
      return value;
    this.#refuse('.timeoutSeconds', `a whole number from 1 to ${pluginTimeout.longest}`, node.span);
    return pluginTimeout.fallback;
  }

  #refuse(path: string, rule: string, span: Span): void {
    this.#problems.push({ name: `${this.#name}${path}`, rule, span });
  }
}

function textOf(node: JsonNode, pattern: RegExp): string | undefined {
  const text = jsonText(node);
  return text !== undefined && pattern.test(text) ? text : undefined;
}

function objectOf(members: readonly JsonMember[]): { readonly [name: string]: JsonValue } {
  // Defines fields, so that one named "__proto__" is a field like any other.
  return Object.fromEntries(members.map(({ name, value }) => [name, valueOf(value)]));
}

function valueOf(node: JsonNode): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'array':
      return node.items.map(valueOf);
    case 'object':
      return objectOf(node.members);
  }
}
