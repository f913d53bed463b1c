import { describe, expect, it } from 'vitest';
import { expressionText } from '../../../../src/database/mysql/expression-text.ts';

/** What a person writes, what MySQL makes of it, what MariaDB does; empty where it refuses. */
const forms = [
  ["c not like 'x%'", "not((`c` like 'x%'))", "`c` not like 'x%'"],
  ["c rlike '^a'", "regexp_like(`c`,'^a')", "`c` regexp '^a'"],
  ["c not regexp '^a'", "(not(regexp_like(`c`,'^a')))", "!(`c` regexp '^a')"],
  ["j->>'$.a' = 'x'", "(json_unquote(json_extract(`j`,'$.a')) = 'x')", ''],
  ["t.j->'$.a' > 1", "(json_extract(`t`.`j`,'$.a') > 1)", ''],
  ['not (b < 5)', '(`b` >= 5)', '`b` >= 5'],
  ['not (a is null)', '(`a` is not null)', '`a` is not null'],
  ['not (a between 1 and 2)', '(`a` not between 1 and 2)', '`a` not between 1 and 2'],
  ['mod(a + 1, 2) = 0', '(((`a` + 1) % 2) = 0)', '(`a` + 1) % 2 = 0'],
  [
    'cast(a as char(5)) = c',
    '(cast(`a` as char(5) charset utf8mb4) = `c`)',
    'cast(`a` as char(5) charset utf8mb4) = `c`',
  ],
  ['cast(a as unsigned integer) > 1', '(cast(`a` as unsigned) > 1)', 'cast(`a` as unsigned) > 1'],
  ['day(d) > 1', '(dayofmonth(`d`) > 1)', 'dayofmonth(`d`) > 1'],
  ['d < date_add(e, interval 1 day)', '(`d` < (`e` + interval 1 day))', '`d` < `e` + interval 1 day'],
] as const;

const key = (text: string): string =>
  expressionText(text, { columns: ['a', 'b', 'c', 'd', 'e', 'j'] }).replaceAll(/[\s()`]/g, '');

describe('commonForm', () => {
  it.for(forms)('makes one of %s and %s', ([written, mysql, mariadb]) => {
    expect(key(mysql)).toBe(key(written));
    if (mariadb !== '') expect(key(mariadb)).toBe(key(written));
  });

  it.for([
    "regexp_like(c,'a','i')",
    'mod(a)',
    'not (a > 1 and b > 1)',
    'not (a sounds like b)',
    'not (a = b = c)',
    "date_add(d,'1')",
    'interval 1 day',
    'not (not (a))',
    'not (a = 1) is null',
    'not (a = 1) = b',
    'case when not (a = 1) is null then 1 end',
  ])('leaves what it cannot say otherwise: %s', (text) => {
    expect(expressionText(text)).toBe(text);
  });

  it('keeps every piece of what is no expression, however deep it is', () => {
    expect(expressionText('not ((a')).toBe('not ((a');
    expect(expressionText(') -> (')).toContain(')');
    const deep = 'not('.repeat(4000);
    expect(expressionText(deep).replaceAll(' ', '')).toBe(deep);
  });
});
