import { flattenFields, structName, type FlatField } from '../semantics/fields.ts';
import { shapeOf, type StructShape } from '../semantics/shape.ts';
import { emptyScope, type Symbols } from '../semantics/symbols.ts';
import { demandsValue } from './demands-value.ts';

/** What was found out of the structs of a contract: each is asked for by every field that holds it. */
const known = new WeakMap<Symbols, Map<unknown, boolean>>();

/** Whether something has to be given in a struct: one of its fields, or one of a struct that stands in it by value. */
export function needsMembers(shape: StructShape, symbols: Symbols): boolean {
  const answers = known.get(symbols) ?? new Map<unknown, boolean>();
  known.set(symbols, answers);
  const start = keyOf(shape, symbols);
  const answer = answers.get(start);
  if (answer !== undefined) return answer;
  // Every struct that the search has come to, by the one that holds it. Chains of structs may be longer than the call stack.
  const holders = new Map<unknown, unknown>([[start, undefined]]);
  const open = [shape];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const holder = keyOf(next, symbols);
    for (const field of flattenFields(next, symbols)) {
      const asked = askedOf(field, symbols);
      if (asked === 'nothing') continue;
      const key = asked === 'a value' ? undefined : keyOf(asked, symbols);
      if (asked === 'a value' || answers.get(key) === true) {
        for (let each = holder; each !== undefined; each = holders.get(each)) answers.set(each, true);
        return true;
      }
      if (holders.has(key) || answers.has(key)) continue;
      holders.set(key, holder);
      open.push(asked);
    }
  }
  for (const key of holders.keys()) answers.set(key, false);
  return false;
}

/** What a field must be given: nothing, a value, or what the struct needs that it holds. */
function askedOf(field: FlatField, symbols: Symbols): 'nothing' | 'a value' | StructShape {
  const { sources, options } = field.tags;
  if (!sources.some((source) => source.in === 'json') || demandsValue(field.tags)) return 'a value';
  const optional = options.find((option) => option.name === 'optional');
  if (optional !== undefined) return optional.value?.startsWith('!') === true ? 'a value' : 'nothing';
  if (field.isOptionalEmbedding || options.some((option) => option.name === 'default')) return 'nothing';
  const shape = shapeOf(field.type, symbols);
  return shape.kind === 'struct' && !shape.isNullable ? shape : 'a value';
}

/** The same for every use of a struct; one without a name is itself alone where it depends on what surrounds it. */
function keyOf(shape: StructShape, symbols: Symbols): unknown {
  if (shape.scope === emptyScope) return shape.members;
  return shape.symbol === null ? shape : structName(shape, symbols);
}
