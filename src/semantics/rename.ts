import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { AnyNode, KeyValueNode } from '../syntax/ast.ts';
import { childrenOf } from '../syntax/visit.ts';
import { bind } from './bind.ts';
import { normalizeGroup } from './group-name.ts';
import { handlerBaseName, handlerSuffix } from './handler-name.ts';
import type { Program } from './program.ts';
import type { RouteSymbol } from './symbols.ts';

/** What a contract names and its owner may want to call differently. */
export const renameKinds = ['handler', 'type', 'group'] as const;

/** One of {@link renameKinds}. */
export type RenameKind = (typeof renameKinds)[number];

/** What a contract has under a name: nothing, one thing with the edits that rename it, or several. */
export type RenameTarget =
  | { readonly kind: 'unknown'; readonly names: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  | { readonly kind: 'found'; readonly edits: readonly TextEdit[] };

/** Whether a name can be written into a contract for something of that kind. What else is wrong with it, the checker says. */
export function isRenameName(kind: RenameKind, name: string): boolean {
  const word = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
  if (kind !== 'group') return word.test(name);
  return /^[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*$/u.test(name);
}

/**
 * The edits over all files of a contract that give something another name. A handler may be written with its group in
 * front, `user/getUser`, where several groups have one of that name, and as its function is called where the contract
 * writes it otherwise, `GetUserHandler`; the new name is then written like the old one.
 */
export function findRename(program: Program, kind: RenameKind, from: string, to: string): RenameTarget {
  switch (kind) {
    case 'handler':
      return findHandler(program, from, to);
    case 'type':
      return findType(program, from, to);
    case 'group':
      return findGroup(program, from, to);
  }
}

function findHandler(program: Program, from: string, to: string): RenameTarget {
  const { routes } = bind(program);
  const cut = from.lastIndexOf('/');
  const group = cut < 0 ? undefined : normalizeGroup(from.slice(0, cut));
  const name = from.slice(cut + 1);
  const near = routes.filter((route) => group === undefined || route.group === group);
  const exact = near.filter((route) => handlerText(route) === name);
  const found = exact.length > 0 ? exact : near.filter((route) => isCalled(route, name));
  const [route, ...others] = found;
  if (route?.handler === undefined) return { kind: 'unknown', names: routes.map(handlerText) };
  if (others.length > 0) return { kind: 'ambiguous', names: found.map(qualifiedName) };
  const { start, end, text } = route.handler;
  const written = exact.length > 0 ? to : spelledLike(text, to);
  return { kind: 'found', edits: [replaceName(program, { file: route.file, start, end }, written)] };
}

function isCalled(route: RouteSymbol, name: string): boolean {
  return route.handler !== undefined && handlerBaseName(handlerText(route)) === handlerBaseName(name);
}

/** A name with the first letter, small or large, and with the last word of another one. */
function spelledLike(written: string, name: string): string {
  const first = name.charAt(0);
  const isLarge = /^\p{Lu}/u.test(written);
  const suffix = handlerSuffix.exec(name) === null ? (handlerSuffix.exec(written)?.[0] ?? '') : '';
  return (isLarge ? first.toUpperCase() : first.toLowerCase()) + name.slice(1) + suffix;
}

function handlerText({ handler }: RouteSymbol): string {
  return handler?.text ?? '';
}

function qualifiedName(route: RouteSymbol): string {
  return route.group === '' ? handlerText(route) : `${route.group}/${handlerText(route)}`;
}

function findType(program: Program, from: string, to: string): RenameTarget {
  const names = bind(program).declarations.map(({ name }) => name);
  if (!names.includes(from)) return { kind: 'unknown', names };
  const spans = program.files.flatMap(({ ast, source }) =>
    typeNames(ast, from).map(({ start, end }): Span => ({ file: source.path, start, end })),
  );
  return { kind: 'found', edits: spans.map((span) => ({ span, newText: to })) };
}

/** Where a type of that name is declared or used below a node; a parameter of a generic type hides it. */
function typeNames(node: AnyNode, name: string): { readonly start: number; readonly end: number }[] {
  if (node.kind === 'type-declaration') {
    const declared = node.name.text === name ? [{ start: node.name.start, end: node.name.end }] : [];
    const isHidden = node.parameters.some((parameter) => parameter.text === name);
    return isHidden ? declared : [...declared, ...typeNames(node.type, name)];
  }
  const used =
    node.kind === 'named-type' && node.name === name
      ? [{ start: node.start, end: node.start + name.length }]
      : [];
  return [...used, ...childrenOf(node).flatMap((child) => typeNames(child, name))];
}

function findGroup(program: Program, from: string, to: string): RenameTarget {
  const wanted = normalizeGroup(from);
  const entries = program.files.flatMap(({ ast, source }) =>
    groupEntries(ast).map((entry) => ({ entry, file: source.path })),
  );
  const found = entries.filter(({ entry }) => normalizeGroup(entry.value.text) === wanted);
  if (found.length === 0) {
    return { kind: 'unknown', names: entries.map(({ entry }) => normalizeGroup(entry.value.text)) };
  }
  const edits = found.map(({ entry: { value }, file }) =>
    replaceName(program, { file, start: value.start, end: value.end }, to),
  );
  return { kind: 'found', edits };
}

/** Every `group` and `folder` of a `@server` list. */
function groupEntries(node: AnyNode): KeyValueNode[] {
  if (node.kind === 'server') {
    return node.entries.filter(({ key }) => key.text === 'group' || key.text === 'folder');
  }
  return childrenOf(node).flatMap(groupEntries);
}

/** Old contracts may write a name in quotes, which stay. */
function replaceName(program: Program, span: Span, to: string): TextEdit {
  const text = program.sources.get(span.file)?.text ?? '';
  const isQuoted = /["`]/.test(text.charAt(span.start));
  const inner = isQuoted ? { ...span, start: span.start + 1, end: span.end - 1 } : span;
  return { span: inner, newText: to };
}
