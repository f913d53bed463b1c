import { describe, expect, it } from 'vitest';
import { defineDiagnostic, report } from '../../../src/diagnostics/definition.ts';

const duplicate = defineDiagnostic({
  code: 'duplicate-type',
  severity: 'error',
  message: 'Type "{name}" is already declared in {file}.',
  explanation: 'Two declarations have one name.',
});

describe('report', () => {
  it('puts the parameters into the message', () => {
    expect(report(duplicate, { name: 'User', file: 'a.api' })).toEqual({
      code: 'duplicate-type',
      severity: 'error',
      message: 'Type "User" is already declared in a.api.',
      related: [],
      fixes: [],
    });
  });

  it('does not read braces of a parameter as another parameter', () => {
    expect(report(duplicate, { name: '{file}', file: '$&' }).message).toBe(
      'Type "{file}" is already declared in $&.',
    );
  });
});
