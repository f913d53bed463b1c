import { terminalText } from '../../base/literal.ts';
import { viewContract } from '../../render/own-template.ts';
import type { Services } from '../command.ts';
import { done, type Outcome } from '../outcome.ts';
import type { TemplateState } from './template-state.ts';

/** Says of every template whether it is the project's own, and if so how it stands to the built-in one. */
export function listTemplates(states: readonly TemplateState[], { isJson }: Services): Outcome {
  const rows = states.map((state) => ({ name: state.name, ...standingOf(state) }));
  if (isJson)
    return done({
      kind: 'text',
      text: `${JSON.stringify({ view: viewContract, templates: rows }, null, 2)}\n`,
    });
  const own = rows.filter((row) => row.isOwn).length;
  const width = Math.max(0, ...rows.map((row) => row.name.length));
  const lines = rows.map(({ name, isOwn, standing }) =>
    `${isOwn ? '*' : ' '} ${name.padEnd(width)}  ${isOwn ? standing : ''}`.trimEnd(),
  );
  const head = `${rows.length} templates, ${own} of them your own (*)`;
  return done({ kind: 'text', text: `${terminalText([head, '', ...lines].join('\n'))}\n` });
}

function standingOf({ builtIn, own, base, view }: TemplateState): {
  readonly isOwn: boolean;
  readonly standing: string;
} {
  if (own === undefined) return { isOwn: false, standing: 'built in' };
  const isOwn = true;
  if (builtIn === undefined) return { isOwn, standing: 'unused: there is no built-in template of this path' };
  if (view !== undefined && view !== viewContract)
    return { isOwn, standing: `written for version ${view} of its fields, now ${viewContract}` };
  if (own === builtIn) return { isOwn, standing: 'the same as the built-in one' };
  if (base === undefined) return { isOwn, standing: 'changed; what it was made from is not known' };
  if (own === base) return { isOwn, standing: 'not changed, but the built-in one changed underneath' };
  return {
    isOwn,
    standing: base === builtIn ? 'changed' : 'changed, and the built-in one changed underneath',
  };
}
