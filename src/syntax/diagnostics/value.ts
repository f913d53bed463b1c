import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** `key:` and nothing. */
export const emptyValue = defineDiagnostic({
  code: 'empty-value',
  severity: 'error',
  message: 'The key "{subject}" has no value.',
  explanation:
    'Write a value behind the colon, or delete the key. In `info` and `@doc` a key without a value is an empty text.',
  example: {
    wrong: '@server (\n\tprefix:\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\tprefix: /v1\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** `url: http://…`: two slashes begin a comment. */
export const valueCutByComment = defineDiagnostic({
  code: 'value-cut-by-comment',
  severity: 'error',
  message: 'The value "{subject}" ends here, because "//" begins a comment.',
  explanation:
    'Two slashes begin a comment everywhere except in strings. Put a value that contains them in quotes.',
  example: {
    wrong: 'info (\n\turl: https://a.example\n)\n',
    right: 'info (\n\turl: "https://a.example"\n)\n',
  },
});
