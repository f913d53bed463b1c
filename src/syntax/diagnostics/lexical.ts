import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** A string that runs to the end of its line, or of the file. */
export const unterminatedString = defineDiagnostic({
  code: 'unterminated-string',
  severity: 'error',
  message: 'The string {text} has no closing quote.',
  explanation:
    'A string begins and ends with a double quote, a raw string with a backtick. Put the closing sign behind the text; a double quote inside a string is written \\".',
  example: { wrong: 'import "user.api\n\ntype A {}\n', right: 'import "user.api"\n\ntype A {}\n' },
});

/** A block comment that runs to the end of the file. */
export const unterminatedComment = defineDiagnostic({
  code: 'unterminated-comment',
  severity: 'error',
  message: 'The comment that begins here has no end.',
  explanation:
    'A comment that begins with /* ends at the next */. Without it, all the rest of the file is comment.',
  example: { wrong: 'type A {}\n/* about B\ntype B {}\n', right: 'type A {}\n/* about B */\ntype B {}\n' },
});

/** A NUL character. */
export const nullCharacter = defineDiagnostic({
  code: 'null-character',
  severity: 'error',
  message: 'The contract contains a NUL character.',
  explanation:
    'A NUL character is no text. goctl reads nothing behind it and says nothing, so the file may mean less than it shows. Delete the character; if the file is full of them, it is probably not UTF-8.',
  example: { wrong: 'type A {}\u0000\n', right: 'type A {}\n' },
});
