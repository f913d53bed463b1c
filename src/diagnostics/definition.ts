import type { Span } from '../base/span.ts';
import type { Diagnostic, Fix, RelatedPlace, Severity } from './diagnostic.ts';

/** The names between braces in a message: `'Type "{name}" is declared twice.'` gives `'name'`. */
export type MessageParameter<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | MessageParameter<Rest>
  : never;

/** What a message needs to be reported: exactly the names between its braces. */
export type MessageParameters<Message extends string> = {
  readonly [Name in MessageParameter<Message>]: string | number;
};

/** A kind of finding. Its page for `apigen explain` is derived from the definition, so code and documentation cannot drift. */
export interface DiagnosticDefinition<Message extends string = string> {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Why this is reported and what to do, in a few sentences. */
  readonly explanation: string;
  /** A contract that is reported, and the same contract mended; both are run by a test where given. */
  readonly example?: { readonly wrong: string; readonly right: string };
}

/** Where a finding stands and what goes with it; all parts may be absent. */
export interface DiagnosticPlace {
  readonly span?: Span;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** Keeps the literal type of the message, from which the parameters of {@link report} are typed. */
export function defineDiagnostic<const Message extends string>(
  definition: DiagnosticDefinition<Message>,
): DiagnosticDefinition<Message> {
  return definition;
}

/** Makes a diagnostic of a definition. Parameters stand in the message as they are; presenters make them safe for a terminal. */
export function report<Message extends string>(
  definition: DiagnosticDefinition<Message>,
  parameters: MessageParameters<Message>,
  place: DiagnosticPlace = {},
): Diagnostic {
  const values: Readonly<Record<string, string | number>> = parameters;
  return {
    code: definition.code,
    severity: definition.severity,
    message: definition.message.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    ),
    ...(place.hint === undefined ? {} : { hint: place.hint }),
    ...(place.span === undefined ? {} : { span: place.span }),
    related: place.related ?? [],
    fixes: place.fixes ?? [],
  };
}
