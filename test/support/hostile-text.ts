import fc from 'fast-check';

/** Law 9: no string of a user's can execute, or leave its literal, comment or scalar. Each piece would run PWNED. */
const pieces = [
  "';PWNED();'",
  '";PWNED();"',
  '`${PWNED()}`',
  '*/PWNED();/*',
  '\n PWNED();\n',
  '\r\u2028PWNED()\u2029',
  '</script><script>PWNED()</script>',
  '{{PWNED}}',
  '${PWNED}',
  '\\',
  "\\'",
  '\u0000',
  '\ud800',
  '|',
  '#',
  ': ',
  '- ',
  '$(PWNED)',
  '@PWNED',
  '__proto__',
  '中文',
  ' ',
];
/** Texts that try to leave the place that they are printed to. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
