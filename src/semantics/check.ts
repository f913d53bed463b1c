import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { bind } from './bind.ts';
import type { Program } from './program.ts';
import type { Rule, RuleContext, RuleVisitor } from './rule.ts';
import { rules } from './rules/index.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';
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
  const symbols = bind(program);
  const found: Diagnostic[] = [];
  const context: RuleContext = {
    program,
    symbols,
    report: (definition, parameters, place) => found.push(report(definition, parameters, place)),
    add: (diagnostic) => found.push(diagnostic),
  };
  walkProgram(
    symbols,
    selected.map((rule) => guard(rule, context, found)),
  );
  return sortDiagnostics(program, found);
}

/** The visitor of a rule, of which each hook turns a crash into one diagnostic that names the rule. */
function guard(rule: Rule, context: RuleContext, found: Diagnostic[]): RuleVisitor {
  let hasFailed = false;
  const fail = (error: unknown): void => {
    hasFailed = true;
    const reason = error instanceof Error ? error.message : String(error);
    found.push(report(ruleFailed, { rule: rule.code, reason }));
  };
  // One value and no list of arguments: the hooks of all rules run hundreds of thousands of times.
  const safely =
    <Value>(hook: (value: Value) => void) =>
    (value: Value): void => {
      if (hasFailed) return;
      try {
        hook(value);
      } catch (error) {
        fail(error);
      }
    };
  let visitor: RuleVisitor = {};
  safely(() => {
    visitor = rule.create(context);
  })(undefined);
  const { file, declaration, dataType, struct, service, server, route, end } = visitor;
  return {
    ...(file === undefined ? {} : { file: safely(file) }),
    ...(declaration === undefined ? {} : { declaration: safely(declaration) }),
    ...(dataType === undefined ? {} : { dataType: safely(dataType) }),
    ...(struct === undefined
      ? {}
      : { struct: (shape, owner) => safely(() => struct(shape, owner))(undefined) }),
    ...(service === undefined ? {} : { service: safely(service) }),
    ...(server === undefined ? {} : { server: safely(server) }),
    ...(route === undefined ? {} : { route: safely(route) }),
    ...(end === undefined ? {} : { end: () => safely(end)(undefined) }),
  };
}
