import type { Span } from './span.ts';

/** Replaces the text of `span` by `newText`. Edits of one list never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies the edits that belong to `file`; untouched characters stay byte for byte. */
export function applyEdits(file: string, text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .filter((edit) => edit.span.file === file)
    .toSorted((a, b) => a.span.start - b.span.start);
  let result = '';
  let position = 0;
  for (const { span, newText } of ordered) {
    if (span.start < position) throw new RangeError('Text edits overlap; this is a bug in apigen.');
    result += text.slice(position, span.start) + newText;
    position = span.end;
  }
  return result + text.slice(position);
}
