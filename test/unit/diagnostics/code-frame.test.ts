import { describe, expect, it } from 'vitest';
import { createSource } from '../../../src/base/source.ts';
import { renderCodeFrame } from '../../../src/diagnostics/code-frame.ts';

function frame(text: string, marked: string, width = 80): string {
  const start = text.indexOf(marked);
  return renderCodeFrame(
    createSource('a.api', text),
    { file: 'a.api', start, end: start + marked.length },
    { width },
  );
}

describe('renderCodeFrame', () => {
  it('shows the line before, the line, and carets', () => {
    expect(frame('type A {\n\tX Foo\n}', 'Foo')).toBe(
      [' 1 | type A {', ' 2 |   X Foo', '   |     ^^^'].join('\n'),
    );
  });

  it('stands under wide characters by display width', () => {
    expect(frame('用户 Foo', 'Foo').split('\n').at(-1)).toBe('   |      ^^^');
  });

  it('cuts a very long line around the place', () => {
    const lines = frame(`${'a'.repeat(5000)}Foo${'b'.repeat(5000)}`, 'Foo', 60).split('\n');
    expect(lines.every((line) => line.length <= 60)).toBe(true);
    expect(lines[0]).toContain('Foo');
    expect(lines[1]?.indexOf('^')).toBe(lines[0]?.indexOf('Foo'));
  });

  it('marks the end of the file with one caret', () => {
    const source = createSource('a.api', 'type');
    expect(renderCodeFrame(source, { file: 'a.api', start: 4, end: 4 }, { width: 80 })).toBe(
      ' 1 | type\n   |     ^',
    );
  });

  it('lets no control sequence through', () => {
    expect(frame('a \u001b[2J Foo', 'Foo')).not.toContain('\u001b');
  });

  it('looks at a part of a line alone, which may be the whole file', () => {
    const source = createSource('a.api', `${'type A {} '.repeat(3_000_000)}\r\n`);
    const frames = new Set<string>();
    for (let start = 1_000_000; start < 1_200_000; start += 100)
      frames.add(renderCodeFrame(source, { file: 'a.api', start, end: start + 4 }, { width: 40 }));
    expect([...frames]).toEqual([' 1 | … {} type A {} type A {} type A {…\n   |                ^^^^']);
  });
});
