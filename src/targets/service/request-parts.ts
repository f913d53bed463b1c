import type { FieldModel } from '../../model/model.ts';
import { displayWidth } from '../../base/display-width.ts';
import { tsAccess, tsMemberName, tsPropertyKey, tsString } from '../../base/literal.ts';
import { fits } from '../width.ts';
import type { PlannedField, RequestPlan } from './request-plan.ts';
import { isAlwaysPresent } from './type-members.ts';

/** A part of a request under Fastify's names: `Params` in types, `params` in the request. */
interface Part {
  readonly member: 'Params' | 'Querystring' | 'Headers' | 'Body';
  readonly variable: 'params' | 'query' | 'headers' | 'body';
  readonly fields: readonly PlannedField[];
}

/** How a handler gets its request: the members of Fastify's route type, and the statements that make `req`. */
export interface RequestParts {
  /** Lines of `Params: …;`, empty when nothing is read. */
  readonly members: readonly string[];
  readonly statements: readonly string[];
  /** What is handed to the logic: `request.params`, or `req` made by the statements. Null when nothing is read. */
  readonly argument: string | null;
}

/**
 * Assembles the merged request of the contract from the parts of an HTTP request, whose members `routeType` has.
 * `importPresent` gives the name of the platform's function that leaves absent members out; it is asked only when it is
 * needed.
 */
export function viewRequestParts(
  plan: RequestPlan,
  type: string | null,
  routeType: string,
  importPresent: () => string,
): RequestParts {
  if (type === null) return { members: [], statements: [], argument: null };
  if (plan.wholeBody !== null) {
    return { members: [`Body: ${type};`], statements: [], argument: 'request.body' };
  }
  const parts = partsOf(plan);
  const [only] = parts;
  if (only === undefined) return { members: [], statements: [], argument: '{}' };
  const members = parts.map((part) => printPart(part, type, parts.length === 1));
  if (parts.length === 1 && isSpread(only)) {
    return { members, statements: [], argument: `request.${only.variable}` };
  }
  const hasAbsent = parts.some((part) => !isSpread(part) && part.fields.some(isOptional));
  return {
    members,
    statements: [...printParts(parts, routeType), printAssembly(parts, hasAbsent ? importPresent() : null)],
    argument: 'req',
  };
}

/**
 * TypeScript joins the headers of Node with those of the contract: all become `never` when one that Node declares as
 * text is a literal or a boolean here, and what may be anything becomes what may be missing. Such headers are given
 * their own type instead of being taken with the other parts.
 */
function printParts(parts: readonly Part[], routeType: string): readonly string[] {
  const isTyped = (part: Part): boolean => part.variable === 'headers' && part.fields.some(isSpoilt);
  const variables = parts.flatMap((part) => (isTyped(part) ? [] : [part.variable]));
  return [
    ...(variables.length === 0 ? [] : [`const { ${variables.join(', ')} } = request;`]),
    ...(parts.some(isTyped) ? [printHeaders(routeType)] : []),
  ];
}

function printHeaders(routeType: string): string {
  const [left, right] = [`const headers: ${routeType}['Headers'] =`, 'request.headers;'];
  return fits(2 + displayWidth(`${left} ${right}`)) ? `${left} ${right}` : `${left}\n    ${right}`;
}

/** Whether a field would not keep its type beside that of Node; what a declared type stands for is not looked at. */
function isSpoilt({ field: { type, constraints } }: PlannedField): boolean {
  if (type.kind === 'ref') return true;
  if (type.kind !== 'primitive' || type.name === 'string') return false;
  return (
    ['any', 'bool'].includes(type.name) || constraints.enum !== undefined || constraints.const !== undefined
  );
}

function partsOf(plan: RequestPlan): readonly Part[] {
  const parts: readonly Part[] = [
    { member: 'Params', variable: 'params', fields: plan.path },
    { member: 'Querystring', variable: 'query', fields: plan.query },
    { member: 'Headers', variable: 'headers', fields: plan.header },
    { member: 'Body', variable: 'body', fields: plan.body },
  ];
  return parts.filter((part) => part.fields.length > 0);
}

/** Decoding leaves only declared members, but for headers; so a part whose names are the properties is spread. */
function isSpread(part: Part): boolean {
  return (
    part.variable !== 'headers' &&
    part.fields.every(({ field, name, alike }) => name === field.property && alike.length === 0)
  );
}

function isOptional({ field }: PlannedField): boolean {
  return !isAlwaysPresent(field);
}

function printPart(part: Part, type: string, isAlone: boolean): string {
  if (!isSpread(part)) return printRenamed(part, type);
  return isAlone ? `${part.member}: ${type};` : printPick(part, type);
}

/** `Pick<A, 'x' | 'y'>` as prettier breaks it. */
function printPick({ member, fields }: Part, type: string): string {
  const names = fields.map(({ field }) => tsString(field.property));
  const inline = `${member}: Pick<${type}, ${names.join(' | ')}>;`;
  if (fits(2 + inline.length)) return inline;
  const union = names.join(' | ');
  const list = fits(4 + union.length) ? `    ${union}` : names.map((name) => `    | ${name}`).join('\n');
  return `${member}: Pick<\n    ${type},\n${list}\n  >;`;
}

function printRenamed({ member, fields }: Part, type: string): string {
  const members = fields.map((planned) => {
    const isAbsent = isOptional(planned);
    const read = readersOf(planned)
      .map(({ property }) => `${type}[${tsString(property)}]`)
      .map((access) => (isAbsent ? `Exclude<${access}, undefined>` : access));
    return `${tsMemberName(planned.name)}${isAbsent ? '?' : ''}: ${read.join(' & ')}`;
  });
  const inline = `${member}: { ${members.join('; ')} };`;
  if (fits(2 + inline.length)) return inline;
  return `${member}: {\n${members.map((one) => `    ${one};\n`).join('')}  };`;
}

function printAssembly(parts: readonly Part[], present: string | null): string {
  const members = parts.flatMap((part) =>
    isSpread(part) ? [`...${part.variable}`] : part.fields.flatMap((one) => pickOne(one, part)),
  );
  const inline = `{ ${members.join(', ')} }`;
  const [open, close] = present === null ? ['', ''] : [`${present}(`, ')'];
  if (fits(2 + `const req = ${open}${inline}${close};`.length))
    return `const req = ${open}${inline}${close};`;
  return `const req = ${open}{\n${members.map((one) => `    ${one},\n`).join('')}  }${close};`;
}

function pickOne(planned: PlannedField, part: Part): readonly string[] {
  const value = `${part.variable}${tsAccess(planned.name)}`;
  return readersOf(planned).map(({ property }) => `${tsPropertyKey(property)}: ${value}`);
}

/** The fields that get their value of one member. */
function readersOf({ field, alike }: PlannedField): readonly FieldModel[] {
  return [field, ...alike];
}
