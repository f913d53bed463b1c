import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { describe, expect, it } from 'vitest';
import {
  docCommentLines,
  envString,
  lineComment,
  markdownCode,
  markdownText,
  shellWord,
  terminalText,
  tsAccess,
  tsPropertyKey,
  tsString,
  yamlString,
} from '../../../src/base/literal.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '${',
        '}',
        '\\',
        '*/',
        '\n',
        '\r',
        '\u2028',
        '</script>',
        '__proto__',
        '$(id)',
        '#',
        ': ',
        '- ',
        '\u0000',
        '\ud800',
      ),
    )
    .map((parts) => parts.join('')),
);

/** Evaluates a literal the way a program would read it. */
function evaluate(code: string): unknown {
  return new Function(`return (${code});`)();
}

describe('tsString', () => {
  it('reads back as the same string', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(evaluate(tsString(value))).toBe(value);
      }),
    );
  });

  it('prefers single quotes, and double quotes where those need fewer escapes', () => {
    expect(tsString('a"b')).toBe(`'a"b'`);
    expect(tsString("it's")).toBe(`"it's"`);
    expect(tsString('a\u2028b')).toBe(String.raw`'a\u2028b'`);
  });
});

describe('tsPropertyKey and tsAccess', () => {
  it('set an own property of that very name and read it again', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const object = evaluate(`{ ${tsPropertyKey(name)}: 1 }`);
        expect(Object.keys(object as object)).toEqual([name]); // the literal above is an object
        expect(evaluate(`({ ${tsPropertyKey(name)}: 1 })${tsAccess(name)}`)).toBe(1);
      }),
    );
  });

  it('never sets the prototype', () => {
    expect(Object.hasOwn(evaluate(`{ ${tsPropertyKey('__proto__')}: 1 }`) as object, '__proto__')).toBe(true); // an object literal
  });
});

describe('comments', () => {
  it('cannot be left by any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(evaluate(`/** ${docCommentLines(text).join('\n * ')} */ 1`)).toBe(1);
        expect(evaluate(`// ${lineComment(text)}\n1`)).toBe(1);
      }),
    );
  });
});

describe('yamlString', () => {
  it('reads back as the same string', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(!/[\ud800-\udfff]/.test(value));
        expect(parseYaml(`key: ${yamlString(value)}`)).toEqual({ key: value });
      }),
    );
  });

  it('quotes what YAML would read as something else', () => {
    expect(['no', 'Null', '1', '1.5', '', 'a b'].map(yamlString)).toEqual([
      '"no"',
      '"Null"',
      '"1"',
      '"1.5"',
      '""',
      '"a b"',
    ]);
  });
});

describe('other places', () => {
  it('leaves plain words alone in a shell and quotes the rest', () => {
    expect(shellWord('user-api/a.ts')).toBe('user-api/a.ts');
    expect(shellWord("a'; rm -rf $HOME")).toBe(`'a'\\''; rm -rf $HOME'`);
  });

  it('lets nothing expand in an environment file', () => {
    expect(envString('a$b`c"\n')).toBe('"a\\$b\\`c\\"\\n"');
  });

  it('lets no markup take effect in Markdown', () => {
    expect(markdownText('<script>*x*</script>\n# a')).toBe(
      String.raw`&lt;script&gt;\*x\*&lt;/script&gt; # a`,
    );
    expect(['# a', '- a', '12. a', 'user-api!'].map(markdownText)).toEqual([
      '\\# a',
      '\\- a',
      '12\\. a',
      'user-api!',
    ]);
    expect(markdownCode('a`b')).toBe('``a`b``');
  });

  it('takes the effect from control sequences on a terminal', () => {
    expect(terminalText('a\u001b[31mb\nc')).toBe('a\ufffd[31mb\nc');
  });
});
