import { terminalText } from '../../base/literal.ts';
import { unifiedDiff } from '../../workspace/diff.ts';
import type { Services } from '../command.ts';
import { done, type Outcome } from '../outcome.ts';
import type { TemplateRequest } from './template-request.ts';
import type { TemplateState } from './template-state.ts';

interface TemplateDiff {
  readonly template: string;
  /** What the diff is between, or why there is none. */
  readonly about: string;
  readonly diff: string;
}

/** Shows what changed in the built-in templates since the project's own were made from them, or with `isYours` what the project changed. */
export async function diffTemplates(
  states: readonly TemplateState[],
  { isYours }: TemplateRequest,
  { isJson }: Services,
): Promise<Outcome> {
  const diffs: TemplateDiff[] = [];
  for (const state of states) {
    if (state.own !== undefined) diffs.push(await (isYours ? diffYours(state) : diffBuiltIn(state)));
  }
  if (isJson) return done({ kind: 'text', text: `${JSON.stringify({ diffs }, null, 2)}\n` });
  const text =
    diffs.length === 0
      ? 'All templates are the built-in ones.'
      : diffs.map(({ template, about, diff }) => `${template}: ${about}\n${diff}`.trimEnd()).join('\n\n');
  return done({ kind: 'text', text: `${terminalText(text)}\n` });
}

async function diffBuiltIn({ name, builtIn, own, base }: TemplateState): Promise<TemplateDiff> {
  if (builtIn === undefined)
    return {
      template: name,
      about: 'this apigen has no such template any more, so yours is unused.',
      diff: '',
    };
  if (base === builtIn)
    return { template: name, about: 'the built-in template has not changed since yours was made.', diff: '' };
  if (base !== undefined) {
    const about = 'what changed in the built-in template since yours was made:';
    return { template: name, about, diff: await unifiedDiff(`${name}.hbs`, base, builtIn) };
  }
  const about = 'what yours was made from is not known; from it to the built-in one:';
  return { template: name, about, diff: await unifiedDiff(`${name}.hbs`, own, builtIn) };
}

async function diffYours({ name, builtIn = '', own, base = builtIn }: TemplateState): Promise<TemplateDiff> {
  const diff = await unifiedDiff(`${name}.hbs`, base, own);
  return { template: name, about: diff === '' ? 'you changed nothing.' : 'what you changed:', diff };
}
