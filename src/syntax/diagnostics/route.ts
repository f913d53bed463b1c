import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** A word in front of a path that is no HTTP method. */
export const unknownMethod = defineDiagnostic({
  code: 'unknown-method',
  severity: 'error',
  message: '"{subject}" is not an HTTP method.',
  explanation:
    'A route begins with one of get, head, post, put, patch, delete, options, trace and connect, in lower or upper case.',
  example: {
    wrong: 'service user-api {\n\t@handler ping\n\tgte /ping\n}\n',
    right: 'service user-api {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** `get /foo bar`: goctl joins the word to the path. */
export const textAfterPath = defineDiagnostic({
  code: 'text-after-path',
  severity: 'error',
  message: 'Unexpected {found} behind the path of "{subject}".',
  explanation:
    'A path contains no white space; behind it stand the request in parentheses and "returns" with the response. goctl joins whatever stands here to the path and serves a route that nobody wrote, for example "/areturn" for "post /a return (A)".',
  example: {
    wrong: 'type A {}\n\nservice user-api {\n\t@handler getA\n\tget /a return (A)\n}\n',
    right: 'type A {}\n\nservice user-api {\n\t@handler getA\n\tget /a returns (A)\n}\n',
  },
});

/** Something behind a whole route on its line. */
export const textAfterRoute = defineDiagnostic({
  code: 'text-after-route',
  severity: 'error',
  message: 'Unexpected {found} behind the route "{subject}".',
  explanation:
    'A route is a method, a path, a request in parentheses, and "returns" with a response in parentheses. The next route or annotation begins on a new line.',
  example: {
    wrong: 'type A {}\n\nservice user-api {\n\t@handler postA\n\tpost /a (A) return (A)\n}\n',
    right: 'type A {}\n\nservice user-api {\n\t@handler postA\n\tpost /a (A) returns (A)\n}\n',
  },
});

/** `get /foo//bar`: two slashes begin a comment. */
export const pathCutByComment = defineDiagnostic({
  code: 'path-cut-by-comment',
  severity: 'warning',
  message: 'The path "{subject}" ends here, because "//" begins a comment.',
  explanation:
    'Two slashes begin a comment everywhere, so what follows them is not part of the path. If a comment is meant, put a space in front of it; if not, write one slash.',
  example: {
    wrong: 'service user-api {\n\t@handler ping\n\tget /a//ping\n}\n',
    right: 'service user-api {\n\t@handler ping\n\tget /a/ping\n}\n',
  },
});

/** `get //foo`: the whole path is a comment. */
export const pathIsComment = defineDiagnostic({
  code: 'path-is-comment',
  severity: 'error',
  message: 'There is no path behind "{subject}", because "//" begins a comment.',
  explanation:
    'Two slashes begin a comment everywhere, so the route has no path. Begin the path with one slash.',
  example: {
    wrong: 'service user-api {\n\t@handler ping\n\tget //ping\n}\n',
    right: 'service user-api {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** A path that cannot be served as it is written. */
export const invalidPath = defineDiagnostic({
  code: 'invalid-path',
  severity: 'error',
  message: 'The path "{path}" is not valid: {reason}.',
  explanation:
    'A path is "/" or segments behind slashes. A segment is ":" and the name of a parameter, or letters, digits, "-", "_", "." and "~", but not "." or "..", or, as the last one, "*" for all the rest.',
  example: {
    wrong: 'service user-api {\n\t@handler getUser\n\tget /users/{id}\n}\n',
    right: 'service user-api {\n\t@handler getUser\n\tget /users/:id\n}\n',
  },
});
