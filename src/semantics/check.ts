import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { bind } from './bind.ts';
import type { Program } from './program.ts';
import type { Rule, RuleContext, RuleVisitor } from './rule.ts';
import { rules } from './rules/index.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';
import type { Symbols } from './symbols.ts';
import { walkProgram } from './walk-program.ts';

/** A rule that crashed: a bug in apigen, never the user's mistake, and never a reason to hide the findings of the others. */
export const ruleFailed = defineDiagnostic({
  code: 'rule-failed',
  severity: 'error',
  message: 'The rule "{rule}" crashed: {reason}.',
  explanation:
    'This is a bug in apigen, not in the contract. The findings of all other rules are complete. Please report it with the contract.',
});

/** Everything that is wrong or doubtful in a program, by file and place. */
export function check(program: Program, selected: readonly Rule[] = rules): readonly Diagnostic[] {
  return sortDiagnostics(program, findAll(bind(program), selected));
}

function findAll(symbols: Symbols, selected: readonly Rule[]): readonly Diagnostic[] {
  try {
    return walk(symbols, selected, (rule, context) => rule.create(context));
  } catch {
    // Some rule crashed, and which one is found out by a second walk: the hooks of all rules run hundreds of thousands
    // of times, and guarding each of them would cost every contract for what should never happen.
    return walk(symbols, selected, guard);
  }
}

type MakeVisitor = (rule: Rule, context: RuleContext) => RuleVisitor;

function walk(symbols: Symbols, selected: readonly Rule[], makeVisitor: MakeVisitor): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const context: RuleContext = {
    program: symbols.program,
    symbols,
    report: (definition, parameters, place) => found.push(report(definition, parameters, place)),
    add: (diagnostic) => found.push(diagnostic),
  };
  walkProgram(
    symbols,
    selected.map((rule) => makeVisitor(rule, context)),
  );
  return found;
}

/** The visitor of a rule, of which each hook turns a crash into one diagnostic that names the rule. */
function guard(rule: Rule, context: RuleContext): RuleVisitor {
  let hasFailed = false;
  const safely =
    <Values extends readonly unknown[]>(hook: (...values: Values) => void) =>
    (...values: Values): void => {
      if (hasFailed) return;
      try {
        hook(...values);
      } catch (error) {
        hasFailed = true;
        const reason = error instanceof Error ? error.message : String(error);
        context.add(report(ruleFailed, { rule: rule.code, reason }));
      }
    };
  let visitor: RuleVisitor = {};
  safely(() => {
    visitor = rule.create(context);
  })();
  const { file, declaration, dataType, struct, field, service, server, route, end } = visitor;
  return {
    ...(file === undefined ? {} : { file: safely(file) }),
    ...(declaration === undefined ? {} : { declaration: safely(declaration) }),
    ...(dataType === undefined ? {} : { dataType: safely(dataType) }),
    ...(struct === undefined ? {} : { struct: safely(struct) }),
    ...(field === undefined ? {} : { field: safely(field) }),
    ...(service === undefined ? {} : { service: safely(service) }),
    ...(server === undefined ? {} : { server: safely(server) }),
    ...(route === undefined ? {} : { route: safely(route) }),
    ...(end === undefined ? {} : { end: safely(end) }),
  };
}
